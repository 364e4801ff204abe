import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { beforeEach, expect, test } from "vitest";
import { documentDetail } from "@/features/editorial/data";
import { contentOf } from "@/features/editorial/drafts/content-of";
import { approve, submit } from "@/features/editorial/review/review";
import {
  hashOf,
  newDocument,
  paragraphs,
  statesOf,
  write,
} from "@/features/editorial/testing/newsroom";
import { newsroomTest } from "@/features/editorial/testing/newsroom-test";
import { unitsOf } from "@/features/editorial/units/units";
import { openPackage } from "@/features/importing/docx/package/parts";
import { writeZip } from "@/features/importing/docx/package/write-zip";
import type { Body } from "@/features/publication/schema";
import { reviewOf } from "@/features/review-file/data";
import { translationStatus } from "@/features/translation/data";
import { storyFile, xliffOf } from "@/features/xliff/data";
import { importXliff } from "@/features/xliff/write/import-xliff";
import { editorialDb } from "@/lib/db/editorial";
import { importReview } from "./import-review";

const { staff } = newsroomTest();
const words = { about: "Edit the words.", passage: "Passage" };

let documentId: string;
const chinese: Body = {
  type: "doc",
  content: [
    ...paragraphs("广东省省长  访问莫斯科。", "双方签署了合作备忘录。").content,
    {
      type: "paragraph",
      attrs: { id: "b9" },
      content: [
        { type: "text", text: "见 " },
        {
          type: "text",
          text: "这里",
          marks: [
            { type: "bold" },
            { type: "link", attrs: { href: "https://example.com/a?b=1&c=2" } },
          ],
        },
        { type: "text", text: "，H" },
        { type: "text", text: "2", marks: [{ type: "subscript" }] },
        { type: "text", text: "O，" },
        { type: "text", text: "Bauing", marks: [{ type: "foreign", attrs: { lang: "en" } }] },
        { type: "hardBreak" },
        { type: "text", text: "末行" },
      ],
    },
    {
      type: "blockquote",
      attrs: { id: "q1", attribution: "省长" },
      content: [
        { type: "paragraph", attrs: { id: "q2" }, content: [{ type: "text", text: "很好。" }] },
      ],
    },
  ],
};

beforeEach(async () => {
  process.env.DATA_DIR = await mkdtemp(path.join(tmpdir(), "newsroom-test-"));
  documentId = await newDocument({ primaryLocale: "zh" });
  await write(staff.author, documentId, "zh", {
    title: "访问",
    summary: "一次访问。",
    body: chinese,
  });
  let file = "";
  for await (const piece of xliffOf([{ documentId, locale: "ru" }])) file += piece;
  const translated = file.replace(
    /(<source[^>]*>)([\s\S]*?)(<\/source>\s*<target xml:lang="ru")[^>]*>[\s\S]*?<\/target>/g,
    (_, open, said, between) =>
      `${open}${said}${between} state="translated">Перевод: ${said}</target>`,
  );
  await importXliff(staff.author, { bytes: new TextEncoder().encode(translated) });
});

const exported = async () => (await reviewOf(documentId, words)).bytes;
const take = (bytes: Uint8Array) =>
  importReview(staff.author, { bytes, name: "review.docx", documentId });

/** The file as somebody gives it back who has changed its XML. */
function edited(bytes: Buffer, change: (xml: string) => string): Buffer {
  const file = openPackage(bytes, "a.docx");
  return writeZip(
    file.names.map((name) => {
      const content = file.bytes(name) ?? Buffer.alloc(0);
      return {
        name,
        content: name === "word/document.xml" ? change(content.toString("utf8")) : content,
      };
    }),
  );
}

const revisions = () => editorialDb().revision.count();
const unitsIn = async (locale: string) => {
  const { texts } = await documentDetail(documentId);
  return new Map(
    unitsOf(contentOf(texts.find((each) => each.locale === locale)?.head ?? null)).map(
      ({ unit, text }) => [unit, text],
    ),
  );
};

/** Ten are asked for: each is a process of its own, and after the second nothing could differ. */
const rounds = Number(process.env.REVIEW_ROUNDS ?? 2);

test("rounds of export and import change nothing, and the file stays the same byte by byte", async () => {
  const before = await revisions();
  const first = await exported();
  for (let round = 0; round < rounds; round++) {
    expect(await take(await exported())).toMatchObject({ languages: [] });
  }
  expect(await revisions()).toBe(before);
  expect((await exported()).equals(first)).toBe(true);
});

test("edited passages come in, once, and nothing else; links, breaks and marks of languages stay", async () => {
  const file = edited(await exported(), (xml) =>
    xml
      .replace("双方签署了合作备忘录。", "双方签署了三份备忘录。")
      .replace("末行", "末行改了")
      .replace("Перевод: 双方签署了合作备忘录。", "Подписаны три меморандума."),
  );
  const report = await take(file);
  expect(
    report.languages.map(({ locale, cells }) => [
      locale,
      cells.map(({ unit, outcome }) => [unit, outcome]),
    ]),
  ).toEqual([
    [
      "zh",
      [
        ["b:b2", "came-in"],
        ["b:b9", "came-in"],
      ],
    ],
    ["ru", [["b:b2", "came-in"]]],
  ]);
  const zh = await unitsIn("zh");
  expect(zh.get("b:b1")).toBe("广东省省长  访问莫斯科。");
  expect(zh.get("b:b9")).toBe("见 这里，H2O，Bauing\n末行改了");
  const { texts } = await documentDetail(documentId);
  const body = JSON.stringify(texts.find(({ locale }) => locale === "zh")?.head?.body);
  expect(body).toContain('"href":"https://example.com/a?b=1&c=2"');
  expect(body).toContain('"lang":"en"');
  // What was edited beside the new source is current; what was not is behind.
  const [, russian] = await translationStatus(documentId);
  const states = new Map(russian?.lines.map(({ unit, state }) => [unit, state]));
  expect([states.get("b:b1"), states.get("b:b2"), states.get("b:b9")]).toEqual([
    "current",
    "current",
    "changed",
  ]);

  const after = await revisions();
  const again = await take(file);
  expect(again.languages.flatMap(({ cells }) => cells.map(({ outcome }) => outcome))).toEqual([
    "unchanged",
    "unchanged",
    "unchanged",
  ]);
  expect(await revisions()).toBe(after);
});

test("what somebody has changed since stays and is named; so is what was emptied", async () => {
  const file = edited(await exported(), (xml) =>
    xml.replace("双方签署了合作备忘录。", "审阅者的话。").replace("一次访问。", ""),
  );
  await write(staff.author, documentId, "zh", {
    title: "访问",
    summary: "一次访问。",
    body: {
      ...chinese,
      content: chinese.content.map((each) =>
        each.attrs.id === "b2"
          ? {
              type: "paragraph",
              attrs: { id: "b2" },
              content: [{ type: "text", text: "作者的新话。" }],
            }
          : each,
      ),
    },
  });
  const { languages } = await take(file);
  expect(languages).toMatchObject([
    {
      locale: "zh",
      cells: [
        { unit: "summary", outcome: "emptied" },
        { unit: "b:b2", outcome: "changed-here" },
      ],
    },
  ]);
  expect((await unitsIn("zh")).get("b:b2")).toBe("作者的新话。");
});

test("an approval ends with an edit, and not without one", async () => {
  const document = await documentDetail(documentId);
  const version = document.texts.find(({ locale }) => locale === "ru")?.version ?? 0;
  await submit(staff.author, { documentId, locale: "ru", version });
  await approve(staff.editor, {
    documentId,
    locale: "ru",
    publicHash: await hashOf(documentId, "ru"),
  });
  await take(await exported());
  expect((await statesOf(documentId, "ru"))?.editorial).toBe("APPROVED");
  await take(edited(await exported(), (xml) => xml.replace("Перевод: 访问<", "Визит<")));
  expect((await statesOf(documentId, "ru"))?.editorial).toBe("DRAFT");
});

test("words in the column of a language that is not begun begin it", async () => {
  const file = edited(await exported(), (xml) => {
    let row = 0;
    // The second column of languages is empty in every row.
    return xml.replace(/<w:tc><w:tcPr>[^/]*\/><\/w:tcPr><w:p><\/w:p><\/w:tc>/g, (cell) =>
      cell.replace("<w:p></w:p>", `<w:p><w:r><w:t>English ${++row}</w:t></w:r></w:p>`),
    );
  });
  const { languages } = await take(file);
  expect(languages).toMatchObject([{ locale: "en", saved: 1 }]);
  const en = await unitsIn("en");
  expect([en.get("title"), en.get("b:b1"), en.get("b:q1.attribution")]).toEqual([
    "English 1",
    "English 3",
    "English 7",
  ]);
  // The same file again, and then when a colleague has written there.
  const outcomesOf = async () =>
    new Set(
      (await take(file)).languages.flatMap(({ cells }) => cells.map(({ outcome }) => outcome)),
    );
  expect(await outcomesOf()).toEqual(new Set(["unchanged"]));
  await take(edited(await exported(), (xml) => xml.replace("English 4", "By a colleague")));
  expect(await outcomesOf()).toEqual(new Set(["unchanged", "changed-here"]));
  expect([...(await unitsIn("en")).values()]).toContain("By a colleague");
});

test("a file of another story, or none of ours, is refused", async () => {
  const other = await newDocument({ primaryLocale: "zh" });
  const bytes = await exported();
  await expect(
    importReview(staff.author, { bytes, name: "a.docx", documentId: other }),
  ).rejects.toMatchObject({ refusal: "other-story" });
  const stripped = edited(bytes, (xml) => xml.replaceAll(documentId, "nothing"));
  await expect(take(stripped)).rejects.toMatchObject({ refusal: "no-review" });
});

test("a file is named by what a header takes, whatever somebody wrote as the slug", async () => {
  const document = await newDocument({ primaryLocale: "zh" });
  const content = { title: "访问", summary: "一次访问。", body: chinese };
  const names = async () => [
    (await reviewOf(document, words)).name,
    (await storyFile({ documentId: document, from: "zh", locale: "ru" })).name,
  ];
  await write(staff.author, document, "zh", { ...content, slug: "访问莫斯科" });
  expect(await names()).toEqual([`${document}-review.docx`, `${document}-zh-ru.xlf`]);
  await write(staff.author, document, "zh", { ...content, slug: "moscow-visit" });
  expect(await names()).toEqual(["moscow-visit-review.docx", "moscow-visit-zh-ru.xlf"]);
});
