import { Client } from "pg";
import { expect, test } from "vitest";
import { assign } from "@/features/editorial/assignments/assign";
import { updateDocument } from "@/features/editorial/drafts/documents";
import { saveRevision } from "@/features/editorial/drafts/save-revision";
import { archiveDocument } from "@/features/editorial/keeping/archive-document";
import { deleteDocument } from "@/features/editorial/keeping/delete-document";
import { schedule } from "@/features/editorial/schedules/schedule";
import { giveOpinion } from "@/features/editorial/sharing/give-opinion";
import { shareDraft } from "@/features/editorial/sharing/share-links";
import { cli, hashOf, newDocument, paragraphs, write } from "@/features/editorial/testing/newsroom";
import { newsroomTest } from "@/features/editorial/testing/newsroom-test";
import { saveTerm } from "@/features/glossary/write/terms";
import { find } from "@/features/search/query/find";
import { editorialDb } from "@/lib/db/editorial";
import { publish } from "./publish";
import { withdraw } from "./withdraw";

const { database, staff } = newsroomTest();

const canary = "kanareyka7f3";
/** Of letters only, as the words are that search corrects misspelt ones by. */
const word = "kanareykin";
const picture = (index: number) => `${index}`.repeat(2).padStart(64, "c");
const words = { alt: canary, caption: canary, credit: canary, title: canary, licence: canary };

/** A secret text: slug, title, summary, body, byline, picture with alt, caption and credit. */
async function secret(index: number, documentId: string): Promise<void> {
  await editorialDb().media.create({
    data: {
      hash: picture(index),
      mime: "image/png",
      width: 10,
      height: 10,
      placeholder: "#fff",
      name: `${canary}.png`,
      texts: { create: [{ ...words, locale: "en" }] },
    },
  });
  const body = paragraphs(canary, word);
  body.content.push({ type: "figure", attrs: { id: "f1", picture: picture(index) } });
  await write(staff.author, documentId, "en", {
    slug: `${canary}-${index}`,
    title: canary,
    shortTitle: canary,
    headlineBreaks: `${canary.slice(0, 4)}|${canary.slice(4)}`,
    summary: canary,
    byline: canary,
    source: canary,
    body,
  });
  // What staff say of it, and the words that they say it about.
  const { id } = await editorialDb().translation.findFirstOrThrow({ where: { documentId } });
  await editorialDb().comment.create({
    data: {
      translationId: id,
      revisionNumber: 1,
      unit: "b:b1",
      quote: canary,
      ends: canary.length,
      words: canary,
      authorName: canary,
      body: `Is ${canary} right?`,
      createdAt: new Date(),
    },
  });
}

/** What a reader of a link said of it is of the editors alone, as the text is. */
async function opinion(documentId: string): Promise<void> {
  const link = { documentId, locale: "en" as const, label: canary, days: 1, asksOpinion: true };
  const { token } = await shareDraft(staff.author, link);
  const shown = await hashOf(documentId, "en");
  await giveOpinion({ token, answer: "change", name: canary, words: canary, shown });
}

/** Every value of every table and view that the public role can read, this one's own catalogues included. */
async function publicText(): Promise<string[]> {
  const client = new Client({ connectionString: database.publicUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>(`
      SELECT format('%I.%I', n.nspname, c.relname) AS name
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind IN ('r', 'v', 'm', 'p')
        AND has_schema_privilege(n.oid, 'USAGE') AND has_table_privilege(c.oid, 'SELECT')`);
    const texts: string[] = [];
    for (const { name } of rows) {
      const found = await client
        .query<{ text: string }>(`SELECT t::text AS text FROM ${name} AS t`)
        .catch(() => ({ rows: [] }));
      texts.push(...found.rows.map(({ text }) => `${name}: ${text}`));
    }
    return texts;
  } finally {
    await client.end();
  }
}

/** How many texts a reader's search finds, and what it suggests instead. */
async function searched(q: string) {
  const request = { q, section: undefined, year: undefined, page: 1 };
  const { total, counts, suggestion } = await find("en", request);
  return { total, elsewhere: counts.length, suggestion };
}
const nothing = { total: 0, elsewhere: 0, suggestion: undefined };

const leaks = async () =>
  (await publicText()).filter(
    (text) => text.includes(canary) || text.includes(word) || /c{20}(\d)\1/.test(text),
  );

test("nothing unfinished or withdrawn can be read by the public role", async () => {
  const [draft, newer, scheduled, withdrawn, moved] = await Promise.all(
    Array.from({ length: 5 }, () => newDocument()),
  );
  if (!draft || !newer || !scheduled || !withdrawn || !moved) throw new Error("no documents");
  const texts = [{ locale: "en" as const }];

  // Of the glossary readers have the forms of public terms, and neither notes nor what is not to be used.
  const hidden = { forbidden: { zh: [], en: [canary], ru: [] }, note: canary, implied: false };
  const named = (name: string) => ({ zh: [], en: [name], ru: [] });
  await saveTerm(staff.editor, undefined, { ...hidden, forms: named("Opened"), public: true });
  await saveTerm(staff.editor, undefined, { ...hidden, forms: named(canary), public: false });

  await secret(1, draft);
  await opinion(draft);

  await write(staff.author, newer, "en", { title: "In the open" });
  await publish(cli, { documentId: newer, texts });
  await secret(2, newer);
  await saveRevision(staff.author, {
    documentId: newer,
    locale: "en",
    basedOn: 0,
    content: { body: paragraphs(canary), title: canary },
  });

  await secret(3, scheduled);
  const time = { localTime: "2099-01-05T09:00", zone: "Europe/Berlin" };
  await schedule(cli, { documentId: scheduled, texts, ...time });

  // Its picture is the lead of a document whose language is live already.
  await write(staff.author, moved, "en", { title: "In the open as well" });
  await publish(cli, { documentId: moved, texts });
  await updateDocument(staff.author, moved, { version: 0, lead: picture(3) });

  expect(await leaks()).toEqual([]);
  expect(await searched(canary)).toEqual(nothing);
  expect(await searched("kanareykni")).toEqual(nothing);
  expect((await publicText()).some((text) => text.includes("In the open"))).toBe(true);

  // Whatever is planned with it and wherever it is put.
  const work = { locale: "en", task: "WRITE", userId: staff.author.userId, dueOn: null } as const;
  await assign(staff.editor, { documentId: draft, ...work });
  await archiveDocument(staff.editor, draft);
  expect(await leaks()).toEqual([]);
  await deleteDocument(staff.editor, draft);
  expect(await leaks()).toEqual([]);
  expect(await searched(canary)).toEqual(nothing);

  await secret(4, withdrawn);
  await publish(cli, { documentId: withdrawn, texts });
  const whileLive = await leaks();
  expect(whileLive.length).toBeGreaterThan(2);
  expect((await searched(canary)).total).toBe(1);
  expect((await searched("kanareykni")).suggestion).toBe(word);
  await withdraw(cli, { documentId: withdrawn, texts: [{ locale: "en", notice: "Taken back." }] });

  expect(await searched(canary)).toEqual(nothing);
  expect(await searched("kanareykni")).toEqual(nothing);

  // Its address stays, because it was public and must answer 410.
  const address = `/en/news/works/${canary}-4`;
  const left = (await leaks()).map((text) => text.replaceAll(address, ""));
  expect(left.filter((text) => !/^public_record\.(publication|public_path): /.test(text))).toEqual(
    [],
  );
  expect(left.filter((text) => text.replaceAll(`${canary}-4`, "").includes(canary))).toEqual([]);
});
