import { existsSync } from "node:fs";
import { mkdtemp, readdir, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import sharp, { type Sharp } from "sharp";
import { beforeEach, describe, expect, test } from "vitest";
import { cli } from "@/features/editorial/testing/newsroom";
import { newsroomTest } from "@/features/editorial/testing/newsroom-test";
import { mediaFile } from "@/features/media/testing/kept-file";
import { plainText } from "@/features/publication/body/body-text";
import { keptBodySchema } from "@/features/publication/schema";
import { editorialDb } from "@/lib/db/editorial";
import { dataDir } from "@/lib/storage";
import { importText } from "./import-text";

newsroomTest();

beforeEach(async () => {
  process.env.DATA_DIR = await mkdtemp(path.join(tmpdir(), "newsroom-test-"));
});

const json = (text: string, more: object = {}) => ({
  format: "editor-json" as const,
  name: "story.json",
  text: JSON.stringify({
    summary: "S",
    body: { type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text }] }] },
    ...more,
  }),
});
const captioned = {
  format: "text" as const,
  name: "story.txt",
  text: "The cranes of the yard\n\nThis is a sentence that is long enough to be a paragraph.\n\n▲ The cranes\n\nAnd here it ends.",
};
const jpeg = (change: (image: Sharp) => Sharp = (image) => image) =>
  change(sharp({ create: { width: 300, height: 200, channels: 3, background: "#b92f16" } }))
    .jpeg()
    .toBuffer();

/** Rows of everything that an import writes, and files of pictures. */
async function everything() {
  const db = editorialDb();
  const rows = await Promise.all([
    db.document.count(),
    db.translation.count(),
    db.revision.count(),
    db.media.count(),
    db.mediaText.count(),
    db.auditEvent.count(),
  ]);
  const media = path.join(dataDir(), "media");
  const files = existsSync(media) ? await readdir(media, { recursive: true }) : [];
  return { rows, files: files.filter((file) => file.includes("original")) };
}

describe("an import that is refused leaves nothing behind", () => {
  const cut = async () => (await jpeg()).subarray(0, 400);
  const picture = async () => ({ name: "crane.jpg", bytes: await jpeg() });

  test.each([
    [
      "a text that cannot be shown",
      async () => ({ file: json("x", { body: { type: "doc", content: [{ type: "video" }] } }) }),
      /^story\.json has something that the site cannot show/,
    ],
    [
      "a headline that is too long",
      async () => ({ file: json("x", { title: "A".repeat(400) }) }),
      /^story\.json has more, or other things/,
    ],
    ["an unknown section", async () => ({ file: json("x"), sectionKey: "nowhere" }), /section/],
    [
      "a broken picture",
      async () => ({ file: captioned, pictures: [{ name: "cut.jpg", bytes: await cut() }] }),
      /^cut\.jpg is no picture that can be read/,
    ],
    [
      "a good picture before a broken one",
      async () => ({
        file: captioned,
        pictures: [await picture(), { name: "cut.jpg", bytes: await cut() }],
      }),
      /^cut\.jpg is no picture/,
    ],
    [
      "a picture of a text whose section is unknown",
      async () => ({ file: captioned, pictures: [await picture()], sectionKey: "nowhere" }),
      /section/,
    ],
    [
      "words of a picture that are too long",
      async () => ({ file: captioned, pictures: [await picture()], alts: ["a".repeat(5_000)] }),
      /^The alternative text 1 is longer/,
    ],
  ])("%s", async (_, input, message) => {
    const before = await everything();
    await expect(
      importText(cli, { locale: "en", sectionKey: "works", ...(await input()) }),
    ).rejects.toThrow(message);
    expect(await everything()).toEqual(before);
  });
});

const head = async (id: string, locale: string) => {
  const where = { documentId_locale: { documentId: id, locale } };
  const found = await editorialDb().translation.findUniqueOrThrow({
    where,
    include: { headRevision: { include: { pictureWords: true } } },
  });
  return found.headRevision;
};

describe("a picture of an import", () => {
  test("is taken in as an upload is: upright, and without what a camera wrote", async () => {
    const bytes = await jpeg((image) =>
      image
        .withExif({ IFD0: { Make: "SecretCamera" }, IFD3: { GPSLatitude: "22/1 32/1 0/1" } })
        .withMetadata({ orientation: 6 }),
    );
    const { id } = await importText(cli, {
      file: captioned,
      locale: "en",
      sectionKey: "works",
      pictures: [{ name: "turned.jpg", bytes }],
      alts: ["Cranes\u200b\u0000 in a row "],
    });
    const document = await editorialDb().document.findUniqueOrThrow({
      where: { id },
      include: { leadMedia: { include: { texts: true } } },
    });
    expect(document.leadMedia).toMatchObject({ width: 200, height: 300, mime: "image/jpeg" });
    const said = { alt: "Cranes\u200b in a row", caption: "The cranes" };
    // Its own words, which are proposed to others as well.
    expect((await head(id, "en"))?.pictureWords).toMatchObject([said]);
    expect(document.leadMedia?.texts).toMatchObject([said]);
    const again = { ...captioned, text: captioned.text.replace("The cranes", "Other cranes") };
    const other = await importText(cli, {
      file: { ...again, text: again.text.replace("▲ The cranes", "▲ Cranes, again") },
      locale: "en",
      sectionKey: "works",
      pictures: [{ name: "turned.jpg", bytes }],
    });
    expect((await head(other.id, "en"))?.pictureWords).toMatchObject([
      { alt: said.alt, caption: "Cranes, again" },
    ]);
    expect((await head(id, "en"))?.pictureWords).toMatchObject([said]);
    const kept = await readFile(mediaFile(document.leadMedia?.hash ?? "", "original"));
    expect(kept.includes("SecretCamera")).toBe(false);
    const { width, height, exif, orientation } = await sharp(kept).metadata();
    expect({ width, height, exif, orientation }).toEqual({ width: 200, height: 300 });
  });

  test("has the limits and the words of an upload", async () => {
    const take = (name: string, bytes: Buffer) =>
      importText(cli, {
        file: captioned,
        locale: "en",
        sectionKey: "works",
        pictures: [{ name, bytes }],
      });
    await expect(take("note.jpg", Buffer.from("no picture"))).rejects.toThrow(
      /^note\.jpg is of a kind/,
    );
    await expect(take("empty.png", Buffer.alloc(0))).rejects.toThrow(/^empty\.png is no picture/);
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>a</script></svg>');
    await expect(take("plan.svg", svg)).rejects.toThrow(/^plan\.svg runs a program/);
  });
});

describe("text of an import", () => {
  test("is composed, whichever way it came, and has one address", async () => {
    const title = "Новый район ёлок";
    const bring = (form: "NFC" | "NFD", given: object) =>
      importText(cli, {
        file: json(`${title}.`.normalize(form), { title: "x" }),
        locale: "ru",
        sectionKey: "works",
        title: title.normalize(form),
        ...given,
      });
    const one = await head((await bring("NFC", {})).id, "ru");
    const other = await head((await bring("NFD", { slug: "ｎｏｖｙｙ２" })).id, "ru");
    expect(one).toMatchObject({ title, slug: "novyy-rayon-yolok" });
    expect(other).toMatchObject({ title, slug: "novyy2" });
    expect(other?.body).toEqual(one?.body);
    expect(JSON.stringify(other?.body)).toContain(title);
  });

  test("over another keeps the ids of what is alike in both", async () => {
    const file = (...paragraphs: string[]) => ({
      format: "text" as const,
      name: "story.txt",
      text: ["A headline of its own", ...paragraphs].join("\n\n"),
    });
    const [arrival, talks] = [
      "The delegation arrived in Moscow on the third of April in good weather.",
      "Both sides spoke of housing and of schools until late in the evening.",
    ];
    const { id } = await importText(cli, {
      file: file(arrival, talks),
      locale: "en",
      sectionKey: "works",
    });
    const blocksOf = async () => {
      const { content } = keptBodySchema.parse((await head(id, "en"))?.body);
      return content.map((block) => [block.attrs.id, plainText({ type: "doc", content: [block] })]);
    };
    const before = await blocksOf();
    const again = file(
      "A paragraph that stands before all others now, and is new.",
      arrival,
      talks,
    );
    await importText(cli, { file: again, locale: "en", documentId: id });
    const after = await blocksOf();
    expect(after.slice(-2)).toEqual(before.slice(-2));
    expect(before.map(([known]) => known)).not.toContain(after.at(-3)?.[0]);
  });

  test("over another leaves what it does not speak of, and takes away what it says is empty", async () => {
    const around = { shortTitle: "Cranes", byline: "Li Ming", source: "Harbour Post" };
    const title = "The cranes of the yard";
    const breaks = { headlineBreaks: "The cranes\nof the yard" };
    const first = json("Old words.", { title, slug: "cranes", ...around, ...breaks });
    const { id } = await importText(cli, { file: first, locale: "en", sectionKey: "works" });
    const into = { locale: "en", documentId: id } as const;
    const { report } = await importText(cli, { file: json("New words."), ...into });
    expect(report.map(({ code }) => code)).not.toContain("headline-missing");
    expect(await head(id, "en")).toMatchObject({ title, slug: "cranes", ...around, ...breaks });
    const plain = {
      format: "text" as const,
      name: "a.txt",
      text: "作者：Wang\n\nA sentence that is long enough to be a paragraph of it.\n\nAnd one more that ends it.",
    };
    await importText(cli, { file: plain, ...into });
    expect(await head(id, "en")).toMatchObject({ title, ...around, byline: "Wang", ...breaks });
    const other = json("Other words.", { title: "Other cranes", source: "" });
    await importText(cli, { file: other, ...into });
    expect(await head(id, "en")).toMatchObject({
      title: "Other cranes",
      shortTitle: "Cranes",
      source: null,
      headlineBreaks: null,
      slug: "cranes",
    });
  });

  test("loses NUL and halves of characters, and the report says where", async () => {
    const { id, report } = await importText(cli, {
      file: json("Be\u0000fore \ud842after"),
      locale: "en",
      sectionKey: "works",
      title: "T",
    });
    expect(JSON.stringify((await head(id, "en"))?.body)).toContain("Before after");
    expect(report).toContainEqual({
      code: "characters-left-out",
      message:
        "Characters that can be neither shown nor kept were left out of body.content.0.content.0.",
      text: "body.content.0.content.0",
    });
  });

  test("that is nested without end, or no JSON, is told of in a sentence with the file's name", async () => {
    const bring = (text: string) =>
      importText(cli, {
        file: { format: "editor-json", name: "deep.json", text },
        locale: "en",
        sectionKey: "works",
      });
    const deep = `${'{"type":"doc","content":['.repeat(20_000)}${"]}".repeat(20_000)}`;
    await expect(bring(deep)).rejects.toThrow(/^deep\.json is nested deeper/);
    await expect(bring("{")).rejects.toThrow(/^deep\.json is not JSON/);
    await expect(bring("null")).rejects.toThrow(/^deep\.json has something/);
    await expect(bring("[]")).rejects.toThrow(/^deep\.json has something/);
  });
});
