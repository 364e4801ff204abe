import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { archiveDocument } from "@/features/editorial/keeping/archive-document";
import { deleteDocument } from "@/features/editorial/keeping/delete-document";
import { publish } from "@/features/editorial/publishing/publish";
import { sendBack } from "@/features/editorial/review/review";
import { newDocument, paragraphs, textIn, write } from "@/features/editorial/testing/newsroom";
import { newsroomTest } from "@/features/editorial/testing/newsroom-test";
import { waitsFor } from "@/features/overview/data";
import { filtersSchema } from "@/features/overview/schema";
import { locales } from "@/i18n/routing";
import { editorialDb } from "@/lib/db/editorial";
import { mostCounted, overview, rowsOnPage } from "./data";

const { staff } = newsroomTest();

const found = async (query: Record<string, string>, desk: "zh" | "en" | "ru" = "en") =>
  (await overview(filtersSchema.parse(query), 1, desk)).rows.map(({ id }) => id);

const stories: Record<"bridge" | "tunnel" | "harbour", string> = {
  bridge: "",
  tunnel: "",
  harbour: "",
};

beforeAll(async () => {
  stories.bridge = await newDocument({ storyDate: "2020-01-10" });
  await write(staff.author, stories.bridge, "en", {
    title: "A bridge over the river",
    body: paragraphs("The pylons are of concrete from Foshan."),
  });
  await write(staff.author, stories.bridge, "ru", { title: "Мост через реку" });
  stories.tunnel = await newDocument({ storyDate: "2021-06-01" });
  await write(staff.editor, stories.tunnel, "en", { title: "Tunnel finished early" });
  await write(staff.editor, stories.tunnel, "zh", {
    title: "隧道提前贯通",
    body: paragraphs("宝鹰集团的盾构机在深圳。"),
  });
  stories.harbour = await newDocument({ storyDate: "2019-03-03", kind: "PAGE" });
  await write(staff.admin, stories.harbour, "en", { title: "Harbour" });
  await publish(staff.admin, { documentId: stories.harbour, texts: [{ locale: "en" }] });
});

describe("the list", () => {
  test("finds by a part of a title and by words of the text, in any script", async () => {
    expect(await found({ q: "bridge over" })).toEqual([stories.bridge]);
    expect(await found({ q: "ridge ov" })).toEqual([stories.bridge]);
    expect(await found({ q: "RIDGE OV" })).toEqual([stories.bridge]);
    expect(await found({ q: "МОСТ ЧЕР", language: "ru" })).toEqual([stories.bridge]);
    expect(await found({ q: "МОСТ ЧЕР", language: "en" })).toEqual([]);
    expect(await found({ q: "pylon" })).toEqual([stories.bridge]);
    expect(await found({ q: "盾构机" })).toEqual([stories.tunnel]);
    expect(await found({ q: "мосты" })).toEqual([stories.bridge]);
    expect(await found({ q: "no such words anywhere" })).toEqual([]);
    // Nothing that is typed is an error.
    for (const q of ["'", "%", "\\", "a & | !", "((", "🙂"]) await found({ q });
  });

  test("does so in one language alone where one is chosen", async () => {
    expect(await found({ q: "tunnel", language: "zh" })).toEqual([]);
    expect(await found({ q: "tunnel", language: "en" })).toEqual([stories.tunnel]);
  });

  test("filters by several things at once, and both states are of one text", async () => {
    expect(await found({ state: "draft", language: "ru" })).toEqual([stories.bridge]);
    expect(await found({ person: staff.editor.userId })).toEqual([stories.tunnel]);
    expect(await found({ person: staff.editor.userId, kind: "PAGE" })).toEqual([]);
    expect(await found({ public: "live" })).toEqual([stories.harbour]);
    // It has a live English text and none that is a draft.
    expect(await found({ public: "live", state: "draft" })).toEqual([]);
    expect(await found({ public: "never", language: "zh" })).toEqual([stories.tunnel]);
    expect(await found({ state: "live", public: "withdrawn" })).toEqual([]);
    expect(await found({ state: "missing", language: "en" })).toEqual([]);
    expect((await found({ state: "missing", language: "zh" })).sort()).toEqual(
      [stories.bridge, stories.harbour].sort(),
    );
    expect(await found({ by: "date", from: "2020-01-10", to: "2021-05-31" })).toEqual([
      stories.bridge,
    ]);
    const today = new Date().toISOString().slice(0, 10);
    expect(await found({ to: "2019-01-01" })).toEqual([]);
    expect(await found({ from: "2019-01-01", to: nextDay(today) })).toHaveLength(3);
  });

  test("orders as asked, titles by the language of the desk", async () => {
    const { bridge, tunnel, harbour } = stories;
    expect(await found({ sort: "date" })).toEqual([tunnel, bridge, harbour]);
    expect(await found({ sort: "title" })).toEqual([bridge, harbour, tunnel]);
    expect(await found({ sort: "changed" })).toEqual([harbour, tunnel, bridge]);
    expect(await found({ sort: "untouched" })).toEqual([bridge, tunnel, harbour]);
    // Drafts ask for somebody, and what is live does not.
    expect((await found({ sort: "state" })).at(-1)).toBe(harbour);
    // Nonsense is no filter.
    expect(await found({ sort: "1; DROP", from: "2019-02-30", archived: "x" })).toHaveLength(3);
  });

  test("leaves out what is archived, unless it is asked for, and always what is deleted", async () => {
    const id = await newDocument();
    await write(staff.author, id, "en", { title: "Laid by" });
    await archiveDocument(staff.editor, id);
    expect(await found({})).not.toContain(id);
    expect(await found({ archived: "with" })).toContain(id);
    expect(await found({ archived: "only" })).toEqual([id]);
    await deleteDocument(staff.editor, id);
    for (const archived of ["with", "only"]) expect(await found({ archived })).not.toContain(id);
    expect(await found({ q: "Laid" })).toEqual([]);
  });

  test("counts to a bound and says that there are more", async () => {
    const { rows, total, more } = await overview(filtersSchema.parse({}), 1);
    expect({ rows: rows.length, total, more }).toEqual({ rows: 3, total: 3, more: false });
    await editorialDb().$executeRaw`
      INSERT INTO editorial.document (id, kind, primary_locale)
      SELECT gen_random_uuid(), 'ARTICLE', 'ru' FROM generate_series(1, ${mostCounted})`;
    const many = await overview(filtersSchema.parse({}), 100_000);
    expect(many).toMatchObject({ total: mostCounted, more: true });
    // The last page to which one can turn.
    expect(many.rows).toHaveLength(rowsOnPage);
    await editorialDb().document.deleteMany({ where: { primaryLocale: "ru" } });
  });
});

test("what lists read is what a new reading of everything gives", async () => {
  for (const editorial of ["DRAFT", "IN_REVIEW", "APPROVED", "SCHEDULED"] as const) {
    await textIn(staff, { editorial, public: "LIVE" });
  }
  await textIn(staff, { editorial: "APPROVED", public: "WITHDRAWN" });
  const sent = await textIn(staff, { editorial: "IN_REVIEW", public: "NONE" });
  await sendBack(staff.editor, { ...sent, reason: "Say where." });
  expect((await waitsFor({ userId: staff.author.userId, role: "author" }, "en"))[0]).toMatchObject({
    kind: "returned",
    documentId: sent.documentId,
  });
  const lines = () =>
    editorialDb().$queryRaw`
      SELECT document_id, kind, section_id, story_date, changed_at, archived, rank, waits, texts,
        array(SELECT unnest(people) ORDER BY 1) AS people, returned_to,
        array(SELECT unnest(marks) ORDER BY 1) AS marks,
        array(SELECT regexp_split_to_table(titles, E'\n') ORDER BY 1) AS titles
      FROM editorial.document_line ORDER BY document_id`;
  const kept = await lines();
  await editorialDb().$executeRaw`SELECT editorial.refresh_all_lines()`;
  expect(await lines()).toEqual(kept);
});

test("a list of nothing but titles of one letter and of none is ordered, too", async () => {
  const id = randomUUID();
  for (const locale of locales) expect(await found({ q: id, sort: "title" }, locale)).toEqual([]);
});

const nextDay = (day: string) =>
  new Date(new Date(`${day}T00:00:00Z`).getTime() + 2 * 86_400_000).toISOString().slice(0, 10);
