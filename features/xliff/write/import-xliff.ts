import type { Actor, Person } from "@/features/audit/actors/actors";
import { personOf } from "@/features/audit/actors/actors";
import { Refusal } from "@/features/audit/errors";
import { contentOf } from "@/features/editorial/drafts/content-of";
import { findOrBegin, saveWithin } from "@/features/editorial/drafts/save-revision";
import { findText, lockDocument } from "@/features/editorial/drafts/texts";
import { linksOf, storeLinks } from "@/features/editorial/drafts/unit-links";
import type { Content } from "@/features/editorial/schema";
import { lockPublicRecord } from "@/features/publication/write/lock";
import { freshSlug } from "@/features/writing/data";
import { readXliff } from "@/features/xliff/format/read-xliff";
import { XliffError } from "@/features/xliff/format/xliff-error";
import { type Link, merge } from "@/features/xliff/merging/merge";
import type { StoryReport } from "@/features/xliff/merging/report";
import { type Part, partsOf } from "@/features/xliff/reading/parts";
import type { Locale } from "@/i18n/routing";
import type { Transaction } from "@/lib/db/editorial";
import { inTransaction } from "@/lib/db/transaction";
import { isBlank } from "@/lib/text/seen";
import { linksAfter, noteSeen, type Opened } from "./note-links";

export type XliffReport = {
  stories: StoryReport[];
  /** Files of other stories than the one that was asked for: nothing of them came in. */
  others: { documentId: string; line: number }[];
  /** Pictures and other binary parts: the site has none of them in a text. */
  binaryUnits: number;
};

export type XliffImport = {
  bytes: Uint8Array;
  /** Only what is of this story. */
  documentId?: string | undefined;
  /** Says what would happen, and takes it back. */
  dryRun?: boolean | undefined;
};

/** Thrown so that nothing of a dry run is kept. */
class DryRunDone extends Error {
  constructor(readonly report: XliffReport) {
    super("dry run");
  }
}

/**
 * Takes the words of a translated file in, as the editor would save them: what
 * fits comes in, what does not is named, and nothing is left out in silence.
 * All stories of the file in one transaction. An approval that the words had
 * ends; where a text waits for its time, they are kept as a conflict copy.
 *
 * @throws XliffError for a file that is refused whole, with the line
 * @throws Refusal when the actor may not write, or a language that it would be translated from has no text
 */
export async function importXliff(actor: Actor, given: XliffImport): Promise<XliffReport> {
  const { files, binaryUnits } = readXliff(given.bytes);
  const parts = partsOf(files);
  const isAsked = ({ documentId }: Part) =>
    given.documentId === undefined || documentId === given.documentId;
  const others = parts.filter((part) => !isAsked(part));
  // In one order: two files with the same stories must not wait for each other.
  const asked = parts
    .filter(isAsked)
    .sort((a, b) => (a.documentId < b.documentId ? -1 : a.documentId > b.documentId ? 1 : 0));
  try {
    return await inTransaction(async (tx) => {
      await lockIfLive(tx, asked);
      const person = await personOf(tx, actor);
      const stories: StoryReport[] = [];
      for (const part of asked) stories.push(await importPart(tx, person, part));
      const report = {
        stories,
        others: others.map(({ documentId, file }) => ({ documentId, line: file.line })),
        binaryUnits,
      };
      if (given.dryRun) throw new DryRunDone(report);
      return report;
    });
  } catch (error) {
    if (error instanceof DryRunDone) return error.report;
    throw error;
  }
}

/** What readers are told may change with it: the lock of the public record comes before those of stories. */
async function lockIfLive(tx: Transaction, asked: readonly Part[]): Promise<void> {
  const texts = asked.map(({ documentId, locale }) => ({ documentId, locale }));
  const live = await tx.publication.count({ where: { state: "LIVE", OR: texts } });
  if (live > 0) await lockPublicRecord(tx);
}

async function importPart(tx: Transaction, person: Person, part: Part): Promise<StoryReport> {
  const { documentId, from, locale, file } = part;
  try {
    await lockDocument(tx, documentId);
  } catch (error) {
    const isUnknown = error instanceof Refusal && error.code === "document-unknown";
    throw isUnknown ? new XliffError("original-unknown", file.line, documentId) : error;
  }
  const source = await findText(tx, documentId, from);
  if (!source?.head) throw new Refusal([{ code: "no-source", locale }]);
  const text = await findText(tx, documentId, locale);
  const links = text ? await linksOf(tx, text.translation.id) : [];
  const said = contentOf(source.head);
  const target = contentOf(text?.head ?? null);
  const { content, ...merged } = merge({
    file,
    source: said,
    target,
    version: text?.translation.version ?? 0,
    links: links.filter(({ sourceLocale }) => sourceLocale === from),
  });
  const report = { documentId, title: said.title, sourceLocale: from, locale, units: merged.units };
  const opened = { documentId, from, locale, links };
  if (content) {
    const save = { documentId, locale, translatedFromRevisionId: source.head.id };
    const slugged = await withSlug(tx, part, content);
    return {
      ...report,
      ...(await keep(tx, person, { ...save, content: slugged }, opened, merged.links)),
    };
  }
  if (text) await noteSeen(tx, person, opened, text, merged.links);
  return report;
}

type Kept = {
  documentId: string;
  locale: Locale;
  translatedFromRevisionId: string;
  content: Content;
};

/** @returns what was kept, for the report */
async function keep(
  tx: Transaction,
  person: Person,
  save: Kept,
  opened: Opened,
  made: readonly Link[],
): Promise<Pick<StoryReport, "saved" | "copy">> {
  const { translation } = await findOrBegin(tx, save);
  // Before the save: the revision remembers what its words were made from.
  const fresh = await linksAfter(tx, person, opened, made, save.content);
  if (fresh) await storeLinks(tx, translation.id, fresh);
  const saved = await saveWithin(tx, person, { ...save, basedOn: translation.version });
  if (saved.outcome === "refused") {
    throw new XliffError("text-unfit", 0, saved.faults[0]?.detail ?? saved.faults[0]?.code);
  }
  if (saved.outcome === "saved") return { saved: saved.number };
  if (fresh) await storeLinks(tx, translation.id, opened.links);
  return { copy: saved.copy };
}

/** A text that nobody has begun gets an address from its title. */
async function withSlug(tx: Transaction, { documentId, locale }: Part, content: Content) {
  if (content.slug !== "" || isBlank(content.title)) return content;
  const { slug } = await freshSlug(documentId, locale, content.title, tx);
  return { ...content, slug };
}
