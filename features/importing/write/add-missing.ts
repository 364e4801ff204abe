import type { Actor, Person } from "@/features/audit/actors/actors";
import { actorKey, personOf } from "@/features/audit/actors/actors";
import { contentOf } from "@/features/editorial/drafts/content-of";
import { saveWithin } from "@/features/editorial/drafts/save-revision";
import { findText, lockDocument } from "@/features/editorial/drafts/texts";
import { importedPage, importTarget } from "@/features/importing/data";
import type { Beside, BesideFile } from "@/features/importing/readers/beside";
import type { ImportedPicture } from "@/features/importing/readers/imported-text";
import { dropNew, takeLost } from "@/features/importing/reading/pictures";
import type { Block } from "@/features/publication/schema";
import { keptBodySchema } from "@/features/publication/schema";
import type { Locale } from "@/i18n/routing";
import type { Transaction } from "@/lib/db/editorial";
import { inTransaction } from "@/lib/db/transaction";
import { oneLine } from "@/lib/text/input";
import { type MissingPictures, missingIn } from "./missing-pictures";
import { noteLeft } from "./note-left";
import { addPictures, importedWords } from "./pictures";
import { type TakenPictures, takeEach, withBytes } from "./take-pictures";
import { withFigures } from "./with-figures";

export type Added = {
  /** How many came in. */
  came: number;
  /** How many are missing still. */
  missing: number;
  /** Files that are no pictures which can be kept, and why. */
  failed: { name: string; fault: TakenPictures["failed"][number]["fault"] }[];
  /** Files for figures that have their picture already: somebody was faster. */
  already: number;
  /** The text waits for its time: nothing was changed. */
  isHeld: boolean;
};

/**
 * Takes in the pictures of an imported page that were missing, each to the
 * place where it stood: behind the same block, or at the end where that is
 * gone. Words that somebody has changed since are not touched.
 *
 * @param beside files that are found by what the page calls its pictures
 * @param given files for pictures of which a person says that they are theirs, by the figures
 * @throws Refusal when the actor may not write the text
 */
export async function addMissing(
  actor: Actor,
  pageId: string,
  beside: Beside,
  given: ReadonlyMap<string, BesideFile> = new Map(),
): Promise<Added> {
  const page = await importedPage(pageId);
  const missing = page ? missingIn(page) : [];
  const already = page ? await alreadyThere(page, missing, given.keys()) : 0;
  const nothing = { came: 0, missing: missing.length, failed: [], already, isHeld: false };
  if (!page || missing.length === 0) return nothing;
  const pictures = await Promise.all(
    missing.map(async ({ block, name, sources }): Promise<ImportedPicture> => {
      const own = given.get(block);
      const file = own ?? sources.flatMap((source) => beside(source) ?? [])[0];
      const called = own ? name : (file?.path ?? name);
      return { key: block, name: called, bytes: await file?.read() };
    }),
  );
  const began = Date.now();
  const who = actorKey(actor);
  const taken = await takeEach(pictures, who);
  const { originals } = taken;
  const failed = taken.failed.map(({ picture, fault }) => ({ name: picture.name, fault }));
  if (originals.size === 0) return { ...nothing, failed };
  try {
    const put = await inTransaction(async (tx) => {
      await lockDocument(tx, page.documentId);
      return putIn(tx, await personOf(tx, actor), { page, missing, originals });
    });
    const used = withBytes(pictures, originals).filter(({ original }) =>
      put.used.has(original.hash),
    );
    await takeLost(used, who);
    await dropNew(
      [...originals.values()].filter(({ hash }) => !put.used.has(hash)),
      began,
    );
    return {
      came: put.came,
      missing: put.missing,
      failed,
      already: already + put.already,
      isHeld: false,
    };
  } catch (error) {
    await dropNew([...originals.values()], began);
    if (error instanceof NotSaved) return { ...nothing, failed, isHeld: true };
    throw error;
  }
}

/** Of how many of the figures that files were given for nothing is missing any more. */
async function alreadyThere(
  { documentId, locale }: { documentId: string; locale: string },
  missing: MissingPictures,
  given: Iterable<string>,
): Promise<number> {
  const target = await importTarget(documentId);
  const text = target?.translations.find((each) => each.locale === locale);
  const body = keptBodySchema.safeParse(text?.headRevision?.body).data;
  return body ? thereIn(body.content, given, missing) : 0;
}

/** Thrown where the text waits for its time: nothing is lost, and it can be tried again. */
class NotSaved extends Error {}

type Given = {
  page: { id: string; documentId: string; locale: string };
  /** As it was when the files were looked for. */
  missing: MissingPictures;
  originals: TakenPictures["originals"];
};

/** Within the lock of the document: two may have sent the same files, or the page may have come in anew. */
async function putIn(tx: Transaction, person: Person, { page, missing, originals }: Given) {
  const { documentId } = page;
  const locale = page.locale as Locale;
  const row = await tx.importedPage.findUniqueOrThrow({ where: { id: page.id } });
  const still = missingIn(row);
  // A page that came in anew may call another picture's figure so.
  const wanted = new Map(missing.map((each) => [each.block, JSON.stringify(each.sources)]));
  const isHere = ({ block, sources }: MissingPictures[number]) =>
    originals.has(block) && wanted.get(block) === JSON.stringify(sources);
  const now = still.filter(isHere);
  const left = still.filter((each) => !isHere(each));
  const text = await findText(tx, documentId, locale);
  const head = text?.head;
  const body = keptBodySchema.safeParse(head?.body).data;
  const hashOf = (block: string) => originals.get(block)?.hash ?? "";
  const used = new Set(now.map(({ block }) => hashOf(block)));
  const already = body ? thereIn(body.content, [...originals.keys()], now) : 0;
  if (!text || !head || !body || now.length === 0) {
    return { came: 0, missing: still.length, already, used: new Set<string>() };
  }
  await addPictures(
    tx,
    [...originals.values()].filter(({ hash }) => used.has(hash)),
  );
  const words = now.map(({ block, alt, caption }) => ({
    picture: hashOf(block),
    alt: oneLine(alt).slice(0, 500),
    caption: oneLine(caption).slice(0, 500),
  }));
  const before = contentOf(head);
  const saved = await saveWithin(tx, person, {
    documentId,
    locale,
    basedOn: text.translation.version,
    content: {
      ...before,
      body: { ...body, content: withFigures(body.content, now, hashOf) },
      pictures: await importedWords(tx, locale, words, before.pictures ?? {}),
    },
  });
  if (saved.outcome !== "saved") throw new NotSaved();
  await noteLeft(tx, row, left, now.length);
  return { came: now.length, missing: left.length, already, used };
}

/** Of how many of these figures the text has a picture that did not come in now. */
function thereIn(
  content: readonly Block[],
  blocks: Iterable<string>,
  now: MissingPictures = [],
): number {
  const figures = new Set(
    content.flatMap(({ type, attrs }) => (type === "figure" ? attrs.id : [])),
  );
  const came = new Set(now.map(({ block }) => block));
  return [...blocks].filter((block) => figures.has(block) && !came.has(block)).length;
}
