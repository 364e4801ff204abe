import { judgeContent } from "@/features/editorial/content-faults";
import { createDocument, updateDocument } from "@/features/editorial/document-mutations";
import { Refusal } from "@/features/editorial/errors";
import type { Actor } from "@/features/editorial/policy";
import { saveRevision } from "@/features/editorial/save-mutations";
import { keepPicture } from "@/features/media/derive";
import type { Locale } from "@/i18n/routing";
import { editorialDb } from "@/lib/db/editorial";
import { OperatorError } from "@/lib/startup/operator-error.mjs";
import { type ImportTarget, importTarget, knownSite, picturesOf, takenSlugs } from "./data";
import { type ImportFile, readImport } from "./read-import";
import type { Day, Remark } from "./report";

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
  pictures?: Buffer[];
  /** What they show, for those who do not see them, in the same order. */
  alts?: string[];
};

export type ImportResult = { id: string; report: Remark[] };

/**
 * Makes a draft of a file. Nothing becomes public by it, and what the file
 * does not say stays empty and is reported.
 *
 * @throws OperatorError when the file has no text, or one that cannot be shown
 * @throws Refusal when the actor may not write, or document or section are unknown
 */
export async function importText(actor: Actor, input: ImportInput): Promise<ImportResult> {
  const { locale, documentId } = input;
  const target = documentId === undefined ? undefined : await targetOf(documentId);
  const given = await Promise.all((input.pictures ?? []).map(addPicture));
  const pictures = given.length > 0 || !target ? given : picturesOf(target, locale);
  const alts = input.alts ?? [];
  if (alts.length > pictures.length) {
    throw new OperatorError(
      `There are more alternative texts (${alts.length}) than pictures (${pictures.length}): give one for each picture, in the same order.`,
    );
  }
  const { content, shared, captions, remarks } = readImport(input.file, {
    ...input,
    site: await knownSite(),
    taken: await takenSlugs(locale, documentId),
    pictures,
    isNew: !target,
  });
  const { faults } = judgeContent(content);
  if (faults.length > 0) {
    throw new OperatorError(
      "The file has more, or other things, than a text of this site can have: see below.",
      faults.map(({ code, detail }) => `${code}${detail ? ` (${detail})` : ""}`),
    );
  }

  const id = target
    ? await changeTarget(actor, target, input)
    : (
        await createDocument(actor, {
          kind: "ARTICLE",
          primaryLocale: locale,
          ...shared,
          ...(given[0] ? { lead: given[0] } : {}),
        })
      ).documentId;
  await writeWords(locale, [
    ...captions,
    ...alts.map((alt, index) => ({ picture: pictures[index] ?? "", alt })),
  ]);
  const basedOn = target?.translations.find((each) => each.locale === locale)?.version ?? 0;
  const saved = await saveRevision(actor, { documentId: id, locale, basedOn, content });
  if (saved.outcome === "kept-aside") {
    remarks.push({
      code: "kept-aside",
      message: `The text waits for its time or was changed meanwhile: the import was kept aside as revision ${saved.copy}.`,
    });
  }
  return { id, report: remarks };
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

async function targetOf(documentId: string): Promise<ImportTarget> {
  const target = uuid.test(documentId) ? await importTarget(documentId) : null;
  if (!target) throw new Refusal([{ code: "document-unknown", detail: documentId }]);
  return target;
}

/** What all languages share changes only where the person says so. */
async function changeTarget(
  actor: Actor,
  { id, version }: ImportTarget,
  { sectionKey, storyDate }: ImportInput,
): Promise<string> {
  const change = { ...(sectionKey ? { sectionKey } : {}), ...(storyDate ? { storyDate } : {}) };
  if (Object.keys(change).length > 0) await updateDocument(actor, id, { version, ...change });
  return id;
}

/** @returns its hash */
async function addPicture(bytes: Buffer): Promise<string> {
  const original = await keepPicture(bytes);
  const { hash } = original;
  await editorialDb().media.upsert({ where: { hash }, create: original, update: {} });
  return hash;
}

/** A picture that has words in this language keeps them, apart from those that are missing. */
async function writeWords(
  locale: Locale,
  words: readonly { picture: string; caption?: string; alt?: string }[],
): Promise<void> {
  const db = editorialDb();
  for (const { picture, caption = "", alt = "" } of words) {
    const media = await db.media.findUnique({ where: { hash: picture } });
    if (!media) continue;
    const where = { mediaId_locale: { mediaId: media.id, locale } };
    const known = await db.mediaText.findUnique({ where });
    const data = { caption: known?.caption || caption, alt: known?.alt || alt };
    if (known) await db.mediaText.update({ where, data });
    else await db.mediaText.create({ data: { mediaId: media.id, locale, ...data } });
  }
}
