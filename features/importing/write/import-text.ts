import type { Actor, Person } from "@/features/audit/actors/actors";
import { personOf } from "@/features/audit/actors/actors";
import { Refusal } from "@/features/audit/errors";
import { judgeContent } from "@/features/editorial/drafts/content-faults";
import { contentOf } from "@/features/editorial/drafts/content-of";
import { beginDocument, changeDocument } from "@/features/editorial/drafts/documents";
import { saveWithin } from "@/features/editorial/drafts/save-revision";
import { wordsByHash } from "@/features/editorial/pictures/picture-words";
import type { Content } from "@/features/editorial/schema";
import { keepIds } from "@/features/editorial/units/keep-ids";
import {
  type ImportTarget,
  importTarget,
  knownSite,
  picturesOf,
  takenSlugs,
} from "@/features/importing/data";
import type { Day } from "@/features/importing/reading/options";
import {
  dropNew,
  type PictureFile,
  takeLost,
  takePictures,
} from "@/features/importing/reading/pictures";
import {
  type Draft,
  type ImportFile,
  nameOf,
  readImport,
} from "@/features/importing/reading/read-import";
import { checkedWords, type ImportedWords } from "@/features/importing/reading/words";
import type { Remark } from "@/features/importing/report/remark";
import type { Original } from "@/features/media/pictures/derive";
import { keptBodySchema } from "@/features/publication/schema";
import type { Locale } from "@/i18n/routing";
import type { Transaction } from "@/lib/db/editorial";
import { inTransaction } from "@/lib/db/transaction";
import { isUuid } from "@/lib/patterns";
import { OperatorError } from "@/lib/startup/operator-error.mjs";
import { forgetMissing } from "./noted-page";
import { addPictures, importedWords } from "./pictures";

export type ImportInput = {
  file: ImportFile;
  locale: Locale;
  /** Add this language to a document, or a newer revision to this language of it. */
  documentId?: string;
  sectionKey?: string;
  title?: string;
  slug?: string;
  summary?: string;
  storyDate?: Day;
  /** Files for the ▲ captions, in order. */
  pictures?: PictureFile[];
  /** What they show, for those who do not see them, in the same order. */
  alts?: string[];
};

export type ImportResult = { id: string; report: Remark[] };

/** Stands for a picture that has not been taken in yet. */
const standIn = (_: unknown, index: number) => String(index).padStart(64, "0");

/**
 * Makes a draft of a file. Nothing becomes public by it, and what the file
 * does not say stays empty and is reported. The text is read and judged before
 * anything is kept, and everything is kept in one transaction: an import that
 * is refused leaves no document, picture or word behind.
 *
 * @throws OperatorError when the file has no text, or one that cannot be shown,
 *   or a picture is none
 * @throws Refusal when the actor may not write, or document or section are unknown
 */
export async function importText(actor: Actor, input: ImportInput): Promise<ImportResult> {
  const { locale, documentId } = input;
  const target = documentId === undefined ? undefined : await targetOf(documentId);
  const there = target?.translations.find((each) => each.locale === locale);
  const around = {
    site: await knownSite(),
    taken: await takenSlugs(locale, documentId),
    isNew: !target,
    ...(there?.headRevision ? { before: contentOf(there.headRevision) } : {}),
  };
  const files = input.pictures ?? [];
  const shown = files.length > 0 || !target ? undefined : picturesOf(target, locale);
  // The words of the alternatives before the pictures, whose decoding takes seconds.
  const alts = altsFor(input, shown?.length ?? files.length);
  const read = (pictures: string[]) => {
    const draft = readImport(input.file, { ...input, ...around, pictures });
    const content = judgedOf(input.file, draft);
    const captions = draft.captions.map(({ picture, caption }) => ({
      picture,
      caption: checkedWords(caption, "caption", `${nameOf(input.file)}: a caption`),
    }));
    return { ...draft, content, captions };
  };
  read(shown ?? files.map(standIn));

  const began = Date.now();
  const taken = await takePictures(files);
  try {
    const pictures = shown ?? taken.map(({ hash }) => hash);
    const draft = read(pictures);
    const words = alts.map((alt, index) => ({ picture: pictures[index] ?? "", alt }));
    const imported = await inTransaction(async (tx) =>
      keep(tx, await personOf(tx, actor), input, target, {
        ...draft,
        taken,
        words: [...draft.captions, ...words],
      }),
    );
    const given = taken.flatMap((original, at) => {
      const bytes = files[at]?.bytes;
      return bytes ? [{ original, bytes }] : [];
    });
    await takeLost(given, "import");
    return imported;
  } catch (error) {
    await dropNew(taken, began);
    throw error;
  }
}

function altsFor({ alts = [] }: ImportInput, pictures: number): string[] {
  if (alts.length > pictures) {
    throw new OperatorError(
      `There are more alternative texts (${alts.length}) than pictures (${pictures}): give one for each picture, in the same order.`,
    );
  }
  return alts.map((alt, index) => checkedWords(alt, "alt", `The alternative text ${index + 1}`));
}

/** @throws OperatorError that names the file, and where in it something cannot be kept */
function judgedOf(file: ImportFile, draft: Draft): Content {
  const { content, faults } = judgeContent(draft.content);
  if (content) return content;
  throw new OperatorError(
    `${nameOf(file)} has more, or other things, than a text of this site can have: see below what and where.`,
    faults.map(({ code, block, field, detail }) =>
      [field ?? block ?? "the whole", ": ", code, detail ? ` (${detail})` : ""].join(""),
    ),
  );
}

type Kept = Omit<Draft, "content"> & {
  content: Content;
  taken: Original[];
  words: ImportedWords[];
};

async function keep(
  tx: Transaction,
  person: Person,
  input: ImportInput,
  target: ImportTarget | undefined,
  { content, shared, remarks, taken, words }: Kept,
): Promise<ImportResult> {
  const { locale } = input;
  await addPictures(tx, taken);
  const lead = taken[0]?.hash;
  const id = target
    ? await changeTarget(tx, person, target, input)
    : (
        await beginDocument(tx, person, {
          kind: "ARTICLE",
          primaryLocale: locale,
          ...shared,
          ...(lead ? { lead } : {}),
        })
      ).documentId;
  const before = target?.translations.find((each) => each.locale === locale);
  const own = wordsByHash(before?.headRevision?.pictureWords ?? []);
  const pictures = await importedWords(tx, locale, words, own);
  const basedOn = before?.version ?? 0;
  const known = keptBodySchema.safeParse(before?.headRevision?.body).data;
  const said = {
    ...content,
    body: known ? keepIds(known, content.body, input.file.format === "editor-json") : content.body,
    pictures: { ...content.pictures, ...pictures },
  };
  const save = { documentId: id, locale, basedOn, content: said };
  const saved = await saveWithin(tx, person, save);
  // The text was checked before. Should it be refused now all the same, nothing of the import is kept.
  if (saved.outcome === "refused") throw new OperatorError(`${nameOf(input.file)} was refused.`);
  if (saved.outcome === "saved") await forgetMissing(tx, id, locale);
  const report = [...remarks];
  if (saved.outcome === "conflict-copy") {
    report.push({
      code: "conflict-copy",
      message: `The text waits for its time or was changed meanwhile: the import was kept as a conflict copy, revision ${saved.copy}.`,
    });
  }
  return { id, report };
}

async function targetOf(documentId: string): Promise<ImportTarget> {
  const target = isUuid(documentId) ? await importTarget(documentId) : null;
  if (!target) throw new Refusal([{ code: "document-unknown", detail: documentId }]);
  return target;
}

/** What all languages share changes only where the person says so. */
async function changeTarget(
  tx: Transaction,
  person: Person,
  { id, version }: ImportTarget,
  { sectionKey, storyDate }: ImportInput,
): Promise<string> {
  const change = { ...(sectionKey ? { sectionKey } : {}), ...(storyDate ? { storyDate } : {}) };
  if (Object.keys(change).length > 0) await changeDocument(tx, person, id, { version, ...change });
  return id;
}
