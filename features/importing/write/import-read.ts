import type { Actor, Person } from "@/features/audit/actors/actors";
import { actorKey, personOf } from "@/features/audit/actors/actors";
import { Refusal } from "@/features/audit/errors";
import { judgeContent } from "@/features/editorial/drafts/content-faults";
import { contentOf } from "@/features/editorial/drafts/content-of";
import { beginDocument } from "@/features/editorial/drafts/documents";
import { saveWithin } from "@/features/editorial/drafts/save-revision";
import type { Content, DocumentInput } from "@/features/editorial/schema";
import { keepIds } from "@/features/editorial/units/keep-ids";
import { type ImportTarget, importTarget, takenSlugs } from "@/features/importing/data";
import type { ImportedText } from "@/features/importing/readers/imported-text";
import { RefusedFile } from "@/features/importing/readers/refused-file";
import type { Day } from "@/features/importing/reading/options";
import { dropNew, takeLost } from "@/features/importing/reading/pictures";
import {
  proposedSection,
  proposedSlug,
  proposedSummary,
} from "@/features/importing/reading/proposals";
import { wordsOver } from "@/features/importing/reading/words-over";
import { lost } from "@/features/importing/report/collect";
import type { ImportReport } from "@/features/importing/report/import-report";
import type { Remark } from "@/features/importing/report/remark";
import { keptBodySchema } from "@/features/publication/schema";
import type { Locale } from "@/i18n/routing";
import type { Transaction } from "@/lib/db/editorial";
import { inTransaction } from "@/lib/db/transaction";
import { isUuid } from "@/lib/patterns";
import { isBlank } from "@/lib/text/seen";
import { resolvedLinks } from "./links";
import { type MissingShown, missingPictures, shownOf } from "./missing-pictures";
import { forgetMissing, notePage, type PageOfImport } from "./noted-page";
import { addPictures, importedWords } from "./pictures";
import { placedPictures } from "./placed-pictures";
import { type TakenPictures, takeEach, withBytes } from "./take-pictures";

export type ImportInto = {
  /** What the file is called, for sentences about it. */
  name: string;
  locale: Locale;
  /** Add this language to a document, or a newer revision to this language of it. */
  documentId?: string;
  /** The version of the text that the person saw; nothing: whatever stands there now. */
  basedOn?: number;
  sectionKey?: string;
  title?: string;
  slug?: string;
  summary?: string;
  storyDate?: Day;
  /** Set where it is one page of an import of many. */
  page?: PageOfImport;
};

export type Imported = {
  id: string;
  report: ImportReport;
  /** Set when the text waits for its time or was changed meanwhile: the revision that has the import. */
  copy?: number;
  /** Pictures that did not come in, and can be sent now. */
  missing: MissingShown[];
};

/**
 * Makes a draft of what a reader found in a file. Its pictures become those of
 * the library, its links to this site follow what they lead to, and a text
 * that was there keeps the ids of its blocks. Nothing becomes public by it. It
 * is judged before anything is kept, and everything is kept in one
 * transaction: an import that is refused leaves nothing behind.
 *
 * @throws RefusedFile when there is no text in it, or more than a text can have
 * @throws Refusal when the actor may not write, or document or section are unknown
 */
export async function importRead(
  actor: Actor,
  text: ImportedText,
  into: ImportInto,
): Promise<Imported> {
  const { target, taken } = await around(into);
  // A whole site that is taken in says where it stood. One page alone may be another house's, whose links are its own.
  const oldHost = into.page ? hostOf(text.proposed.oldAddress) : undefined;
  const linked = text.body ? await resolvedLinks(text.body, oldHost) : undefined;
  const whole = { ...text, body: linked?.body };
  const known: Around = { target, taken, resolved: linked?.resolved ?? 0 };
  // Before the pictures, whose decoding takes seconds.
  draftOf(whole, into, known, (key) => key);
  const began = Date.now();
  const who = actorKey(actor);
  const pictures = await takeEach(text.pictures, who);
  try {
    const draft = draftOf(whole, into, known, (key) => pictures.originals.get(key)?.hash);
    const report = reportOf(text, draft.remarks, pictures);
    const imported = await inTransaction(async (tx) =>
      keep(tx, await personOf(tx, actor), into, target, {
        ...draft,
        text: whole,
        pictures,
        report,
      }),
    );
    await takeLost(withBytes(text.pictures, pictures.originals), who);
    return imported;
  } catch (error) {
    await dropNew([...pictures.originals.values()], began);
    throw error;
  }
}

/**
 * What would be refused when the draft is made is refused while a file is
 * only looked at: nothing of it is kept.
 *
 * @returns the version of the text that it would take the place of
 * @throws RefusedFile, Refusal as `importRead` does
 */
export async function judgeImport(text: ImportedText, into: ImportInto): Promise<number> {
  const { target, taken } = await around(into);
  draftOf(text, into, { target, taken, resolved: 0 }, (key) => key);
  return textIn(target, into.locale)?.version ?? 0;
}

async function around({ documentId, locale }: ImportInto) {
  const target = documentId === undefined ? undefined : await targetOf(documentId);
  return { target, taken: await takenSlugs(locale, documentId) };
}

const hostOf = (address: string | undefined) =>
  address !== undefined && URL.canParse(address) ? new URL(address).host : undefined;

async function targetOf(documentId: string): Promise<ImportTarget> {
  const target = isUuid(documentId) ? await importTarget(documentId) : null;
  if (!target) throw new Refusal([{ code: "document-unknown", detail: documentId }]);
  return target;
}

type Around = {
  target: ImportTarget | undefined;
  taken: ReadonlySet<string>;
  resolved: number;
};

const textIn = (target: ImportTarget | undefined, locale: Locale) =>
  target?.translations.find((each) => each.locale === locale);

type Draft = {
  content: Content;
  words: ReturnType<typeof placedPictures>["words"];
  sectionKey: string | null;
  dates: Pick<DocumentInput, "storyDate" | "eventStart" | "eventEnd">;
  remarks: Remark[];
};

/** What is said by the person, the file or the text that was there, and proposals for the rest. */
function draftOf(
  text: ImportedText,
  into: ImportInto,
  { target, taken, resolved }: Around,
  hashOf: (key: string) => string | undefined,
): Draft {
  const { locale } = into;
  const { body, words, remarks } = placedPictures(text, hashOf);
  if (!body) throw new RefusedFile(into.name, "empty");
  if (resolved > 0) {
    remarks.push({
      code: "link-resolved",
      message: `${resolved} links to this site follow what they lead to.`,
      count: resolved,
    });
  }
  const { proposed } = text;
  const before = contentOf(textIn(target, locale)?.headRevision ?? null);
  const said = wordsOver(into, { ...proposed, title: text.title, summary: text.summary }, before);
  const { title } = said;
  if (isBlank(title)) {
    const message = "No headline was found: give it with --title, or write it in the text.";
    remarks.push({ code: "headline-missing", message });
  }
  const isNew = !target;
  const sectionKey = proposedSection(
    { given: into.sectionKey, isNew },
    proposed.sectionKey,
    remarks,
  );
  const { content, faults } = judgeContent({
    ...said,
    body,
    slug: said.slug || proposedSlug(title, { locale, taken }, remarks),
    summary: said.summary || proposedSummary(body, locale, remarks),
  });
  if (content) return { content, words, sectionKey, dates: datesOf(text, into), remarks };
  const details = faults.map(({ code, detail }) => (detail ? `${code} (${detail})` : code));
  throw new RefusedFile(into.name, "too-large", details);
}

function datesOf({ proposed }: ImportedText, into: ImportInto): Draft["dates"] {
  const storyDate = into.storyDate ?? proposed.storyDate;
  const { event } = proposed;
  return {
    ...(storyDate ? { storyDate } : {}),
    ...(event ? { eventStart: event.start, eventEnd: event.end } : {}),
  };
}

/** What the reader found, what the draft made of it, and which of its pictures did not come in. */
function reportOf(
  { report }: ImportedText,
  made: readonly Remark[],
  { failed }: TakenPictures,
): ImportReport {
  const remarks = [...report.remarks, ...made];
  if (failed.length > 0) {
    remarks.push({
      code: "picture-failed",
      message: `${failed.length} pictures could not be made into pictures of the library: ${failed
        .map(({ picture, fault }) => `${picture.name} (${fault})`)
        .join(", ")}.`,
      count: failed.length,
      places: failed.slice(0, 20).map(({ picture }) => ({ words: picture.name })),
    });
  }
  return { ...report, remarks, counts: lost(report.counts, "picture", failed.length) };
}

type Kept = Draft & { text: ImportedText; pictures: TakenPictures; report: ImportReport };

async function keep(
  tx: Transaction,
  person: Person,
  into: ImportInto,
  target: ImportTarget | undefined,
  { content, words, sectionKey, dates, text: read, pictures, report }: Kept,
): Promise<Imported> {
  const { locale } = into;
  const originals = [...pictures.originals.values()];
  await addPictures(tx, originals);
  const lead = originals[0]?.hash;
  const id =
    target?.id ??
    (
      await beginDocument(tx, person, {
        kind: "ARTICLE",
        primaryLocale: locale,
        sectionKey,
        ...dates,
        ...(lead ? { lead } : {}),
      })
    ).documentId;
  const text = textIn(target, locale);
  const known = keptBodySchema.safeParse(text?.headRevision?.body).data;
  const own = contentOf(text?.headRevision ?? null).pictures ?? {};
  const body = known ? keepIds(known, content.body) : content.body;
  const saved = await saveWithin(tx, person, {
    documentId: id,
    locale,
    basedOn: into.basedOn ?? text?.version ?? 0,
    content: {
      ...content,
      body,
      pictures: await importedWords(tx, locale, words, own),
    },
  });
  if (saved.outcome === "refused") {
    throw new RefusedFile(
      into.name,
      "too-large",
      saved.faults.map(({ code }) => code),
    );
  }
  const ids = new Map(
    content.body.content.map(({ attrs }, at) => [attrs.id, body.content[at]?.attrs.id]),
  );
  // A copy beside the text has no places in it: what is missing would come to stand in another one's.
  const missing =
    saved.outcome === "saved"
      ? missingPictures(
          read,
          (key) => pictures.originals.get(key)?.hash,
          (block) => ids.get(block),
        )
      : [];
  const { name, page } = into;
  const isCopy = saved.outcome !== "saved";
  // Their places went with the words that stood there.
  if (!isCopy) await forgetMissing(tx, id, locale);
  if (read.proposed.oldAddress || read.before || page || missing.length > 0) {
    const noted = { documentId: id, locale, name, text: read, report, missing, page };
    await notePage(tx, noted, isCopy);
  }
  if (!isCopy) return { id, report, missing: shownOf(missing) };
  const message = `The text waits for its time or was changed meanwhile: the import was kept as a conflict copy, revision ${saved.copy}.`;
  const remarks: Remark[] = [...report.remarks, { code: "conflict-copy", message }];
  return { id, copy: saved.copy, report: { ...report, remarks }, missing: [] };
}
