import { describe, expect, test } from "vitest";
import { revisionOf } from "@/features/editorial/history/data";
import { publish } from "@/features/editorial/publishing/publish";
import { withdraw } from "@/features/editorial/publishing/withdraw";
import { submit } from "@/features/editorial/review/review";
import {
  cli,
  content,
  newDocument,
  paragraphs,
  write,
} from "@/features/editorial/testing/newsroom";
import { newsroomTest } from "@/features/editorial/testing/newsroom-test";
import { bodyLimits } from "@/features/publication/body/body-limits";
import { plainText } from "@/features/publication/body/body-text";
import type { Body } from "@/features/publication/schema";
import { editorialDb } from "@/lib/db/editorial";
import { eraseRevision } from "./erase-revision";
import { jsonHash } from "./json-hash";
import { restoreRevision } from "./restore-revision";
import { saveRevision } from "./save-revision";

/** Texts that no keyboard makes but a clipboard, an importer or a fault does: kept, one way or the other. */

const { staff } = newsroomTest();

const save = (documentId: string, basedOn: number, sent: unknown, by = staff.author) =>
  saveRevision(by, { documentId, locale: "en", basedOn, content: sent as never });

const which = (documentId: string) => ({ documentId, locale: "en" as const });
const many = (count: number) => paragraphs(...Array.from({ length: count }, () => "a"));

describe("a save of", () => {
  test("letters that the database cannot hold keeps what is left of them, and the hash is of that", async () => {
    const documentId = await newDocument();
    const sent = content({
      slug: "nasty",
      title: "Name\tof\u000bthe\u0000 project \ud842",
      summary: "One\r\ntwo\u2028three\u0000",
      byline: "\u200b\u2060",
      body: paragraphs("и\u0306\u0000 half \ud842, soft\u000breturn\ttab"),
    });
    const saved = await save(documentId, 0, sent);
    expect(saved).toMatchObject({ outcome: "saved", version: 1 });
    const kept = await revisionOf(documentId, "en", 1);
    expect(kept).toMatchObject({
      title: "Name of the project",
      summary: "One\ntwo\nthree",
      byline: null,
    });
    expect(plainText(kept?.body as Body)).toBe("й half , soft return tab");
    const { slug, title, summary, body } = kept ?? {};
    expect(kept?.revisionHash).toBe(jsonHash({ slug, title, summary, body }));
    expect(await save(documentId, 1, { slug, title, summary, body })).toMatchObject({ version: 1 });
  });

  test("spans and starts of any kind is put right", async () => {
    const documentId = await newDocument();
    const cell = (id: string, attrs?: object) => ({
      type: "tableCell",
      ...(attrs ? { attrs } : {}),
      content: [{ type: "paragraph", attrs: { id } }],
    });
    const body = {
      type: "doc",
      content: [
        {
          type: "table",
          attrs: { id: "t", caption: " \u200b" },
          content: [
            { type: "tableRow", content: [cell("a", { colspan: "2;", rowspan: 0 }), cell("b")] },
            { type: "tableRow", content: [] },
            { type: "tableRow", content: [cell("c")] },
          ],
        },
        {
          type: "orderedList",
          attrs: { id: "l", start: "-7" },
          content: [{ type: "listItem", content: [{ type: "paragraph", attrs: { id: "p" } }] }],
        },
      ],
    };
    const sent = { ...content(), body };
    expect(await save(documentId, 0, sent)).toMatchObject({ outcome: "saved" });
    expect(await save(documentId, 0, sent)).toMatchObject({ outcome: "saved", version: 1 });
    expect((await revisionOf(documentId, "en", 1))?.body).toMatchObject({
      content: [
        {
          attrs: { id: "t" },
          content: [
            { content: [{ attrs: { rowspan: 2 } }, {}] },
            { content: [{ content: [{ attrs: { id: "c" } }] }] },
          ],
        },
        { attrs: { start: -7 } },
      ],
    });
  });

  test.each<[string, unknown, object]>([
    [
      "a block of no kind",
      { type: "doc", content: [{ type: "marquee", attrs: { id: "b1" } }] },
      { code: "block-unfit", block: "b1" },
    ],
    [
      "a link of three thousand letters",
      {
        type: "doc",
        content: [
          {
            type: "paragraph",
            attrs: { id: "b1" },
            content: [
              {
                type: "text",
                text: "there",
                marks: [
                  { type: "link", attrs: { href: `https://example.com/${"a".repeat(3_000)}` } },
                ],
              },
            ],
          },
        ],
      },
      { code: "link-unfit", block: "b1" },
    ],
    ...[
      "https://example.com\\\\evil",
      "https://exam\u0000ple.com",
      "http://[::1",
      "https://",
      "https://me:word@example.com",
      "//evil.example",
      "mailto:press@",
      "tel:+861234567",
      "javascript:alert(1)",
      "https://example.com/\u202egpj",
    ].map((href): [string, unknown, object] => [
      `a link to ${JSON.stringify(href)}`,
      {
        type: "doc",
        content: [
          { type: "paragraph", attrs: { id: "b1" } },
          {
            type: "bulletList",
            attrs: { id: "b2" },
            content: [
              {
                type: "listItem",
                content: [
                  {
                    type: "paragraph",
                    attrs: { id: "b3" },
                    content: [
                      { type: "text", text: "there", marks: [{ type: "link", attrs: { href } }] },
                    ],
                  },
                ],
              },
            ],
          },
        ],
      },
      { code: "link-unfit", block: "b2" },
    ]),
    [
      "more blocks than a text may have",
      many(bodyLimits.blocks + 1),
      { code: "too-many-blocks", block: `b${bodyLimits.blocks + 1}` },
    ],
    ["lists in lists without end", nested(40), { code: "too-deep", block: "deep" }],
    ["no body at all", "words", { code: "block-unfit" }],
    ["nothing", null, { code: "block-unfit" }],
  ])("%s is kept whole, named, and stands in the way of a review", async (_, body, fault) => {
    const documentId = await newDocument();
    await write(staff.author, documentId, "en", { title: "Before" });
    const sent = { ...content({ title: "Its title \ud842" }), body };
    const refused = await save(documentId, 1, sent);
    expect(refused).toMatchObject({ outcome: "refused", copy: 2, faults: [fault] });
    const copy = await revisionOf(documentId, "en", 2);
    expect(JSON.parse(copy?.refused ?? "")).toEqual(JSON.parse(JSON.stringify(sent)));
    expect(copy).toMatchObject({ version: null, basedOnVersion: 1, title: "Its title" });

    const unmended = { reasons: [{ code: "save-refused", detail: 2 }] };
    await expect(submit(staff.author, which(documentId))).rejects.toMatchObject(unmended);
    await expect(publish(cli, { documentId, texts: [{ locale: "en" }] })).rejects.toMatchObject(
      unmended,
    );
    await expect(
      restoreRevision(staff.author, { ...which(documentId), number: 2, basedOn: 1 }),
    ).rejects.toMatchObject({ reasons: [{ code: "save-refused" }] });

    // Mended, or taken back to what was saved: both end it.
    expect(await save(documentId, 1, content({ title: "After" }))).toMatchObject({ version: 2 });
    expect(await submit(staff.author, which(documentId))).toMatchObject({ editorial: "IN_REVIEW" });
  });

  test("what is refused while it is typed is one copy, the last; an undo ends it", async () => {
    const documentId = await newDocument();
    const good = content({ title: "Good" });
    await save(documentId, 0, good);
    for (const title of ["A", "Ab", "Abc"]) {
      expect(await save(documentId, 1, { ...good, title, body: 1 })).toMatchObject({ copy: 2 });
    }
    const trail = await editorialDb().auditEvent.count({
      where: { documentId, verb: "keep-aside" },
    });
    expect(trail).toBe(1);
    expect(await revisionOf(documentId, "en", 2)).toMatchObject({ title: "Abc" });
    expect(await save(documentId, 1, { ...good, body: 1 }, staff.editor)).toMatchObject({
      copy: 3,
    });
    expect(await save(documentId, 1, good)).toMatchObject({ outcome: "saved", version: 1 });
    // The editor's copy is still not mended.
    await expect(submit(staff.author, which(documentId))).rejects.toMatchObject({
      reasons: [{ code: "save-refused", detail: 3 }],
    });
    expect(await save(documentId, 1, good, staff.editor)).toMatchObject({ version: 1 });
    await submit(staff.author, which(documentId));
  });

  test("what was refused is erased as other words are, and changed in no other way", async () => {
    const documentId = await newDocument();
    await save(documentId, 0, { ...content({ title: "kanareyka" }), body: 1 });
    const { id } = (await revisionOf(documentId, "en", 1)) ?? {};
    await expect(
      editorialDb().$executeRaw`UPDATE editorial.revision SET refused = 'x' WHERE id = ${id}::uuid`,
    ).rejects.toThrow("revision-immutable");
    await eraseRevision(staff.admin, { ...which(documentId), number: 1, reason: "An order." });
    expect(JSON.stringify(await revisionOf(documentId, "en", 1))).not.toContain("kanareyka");
    await write(staff.author, documentId, "en");
    await submit(staff.author, which(documentId));
  });
});

test("a text from before the limits opens, is published, shortened and withdrawn, and does not grow", async () => {
  const documentId = await newDocument();
  await write(staff.author, documentId, "en");
  const before = many(bodyLimits.blocks + 500);
  const { translationId } = await editorialDb().revision.findFirstOrThrow({
    where: { translation: { documentId } },
  });
  const old = content({ slug: "long-ago", body: before });
  const { id } = await editorialDb().revision.create({
    data: { ...old, title: "Long ago", translationId, number: 2, version: 2, revisionHash: "old" },
  });
  await editorialDb().translation.update({
    where: { id: translationId },
    data: { headRevisionId: id, version: 2, slug: "long-ago" },
  });
  await publish(cli, { documentId, texts: [{ locale: "en" }] });
  expect(await save(documentId, 2, { ...old, body: many(bodyLimits.blocks + 501) })).toMatchObject({
    outcome: "refused",
    faults: [{ code: "too-many-blocks", detail: "2501/2000" }],
  });
  expect(await save(documentId, 2, { ...old, body: many(bodyLimits.blocks + 400) })).toMatchObject({
    outcome: "saved",
    version: 3,
  });
  await publish(cli, { documentId, texts: [{ locale: "en" }] });
  await withdraw(cli, { documentId, texts: [{ locale: "en", notice: "Taken back." }] });
}, 60_000);

function nested(levels: number): object {
  const list = (level: number): object => ({
    type: "bulletList",
    attrs: { id: level === 1 ? "deep" : `l${level}` },
    content: [
      {
        type: "listItem",
        content: [
          { type: "paragraph", attrs: { id: `p${level}` } },
          ...(level < levels ? [list(level + 1)] : []),
        ],
      },
    ],
  });
  return { type: "doc", content: [list(1)] };
}
