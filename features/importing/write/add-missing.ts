import type { Actor } from "@/features/audit/actors/actors";
import { actorKey, personOf } from "@/features/audit/actors/actors";
import { contentOf } from "@/features/editorial/drafts/content-of";
import { saveWithin } from "@/features/editorial/drafts/save-revision";
import { importedPage, importTarget } from "@/features/importing/data";
import type { Beside, BesideFile } from "@/features/importing/readers/beside";
import type { ImportedPicture } from "@/features/importing/readers/imported-text";
import { dropNew, takeLost } from "@/features/importing/reading/pictures";
import { importReportSchema } from "@/features/importing/report/import-report";
import type { Block } from "@/features/publication/schema";
import { keptBodySchema } from "@/features/publication/schema";
import type { Prisma } from "@/generated/prisma/client";
import type { Locale } from "@/i18n/routing";
import type { Transaction } from "@/lib/db/editorial";
import { inTransaction } from "@/lib/db/transaction";
import { oneLine } from "@/lib/text/input";
import { type MissingPictures, missingIn } from "./missing-pictures";
import { addPictures, importedWords } from "./pictures";
import { type TakenPictures, takeEach, withBytes } from "./take-pictures";

export type Added = {
  /** How many came in. */
  came: number;
  /** How many are missing still. */
  missing: number;
  /** Files that are no pictures which can be kept, and why. */
  failed: { name: string; fault: TakenPictures["failed"][number]["fault"] }[];
  /** The text waits for its time, or was saved meanwhile: nothing was changed. */
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
  const nothing = { came: 0, missing: missing.length, failed: [], isHeld: false };
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
  const locale = page.locale as Locale;
  const target = await importTarget(page.documentId);
  const text = target?.translations.find((each) => each.locale === locale);
  const body = keptBodySchema.safeParse(text?.headRevision?.body).data;
  if (!text?.headRevision || !body) return { ...nothing, failed };
  const now = missing.filter(({ block }) => originals.has(block));
  const left = missing.filter(({ block }) => !originals.has(block));
  const content = withFigures(body.content, now, (block) => originals.get(block)?.hash ?? "");
  const before = contentOf(text.headRevision);
  const { version } = text;
  try {
    await inTransaction(async (tx) => {
      await addPictures(tx, [...originals.values()]);
      const words = now.map(({ block, alt, caption }) => ({
        picture: originals.get(block)?.hash ?? "",
        alt: oneLine(alt).slice(0, 500),
        caption: oneLine(caption).slice(0, 500),
      }));
      const saved = await saveWithin(tx, await personOf(tx, actor), {
        documentId: page.documentId,
        locale,
        basedOn: version,
        content: {
          ...before,
          body: { ...body, content },
          pictures: await importedWords(tx, locale, words, before.pictures ?? {}),
        },
      });
      // It waits for its time, or somebody has saved meanwhile: nothing is lost, and it can be tried again.
      if (saved.outcome !== "saved") throw new NotSaved();
      await noteLeft(tx, page, left, now.length);
    });
    await takeLost(withBytes(pictures, originals), who);
    return { came: now.length, missing: left.length, failed, isHeld: false };
  } catch (error) {
    await dropNew([...originals.values()], began);
    if (error instanceof NotSaved) return { ...nothing, failed, isHeld: true };
    throw error;
  }
}

class NotSaved extends Error {}

function withFigures(
  blocks: readonly Block[],
  now: MissingPictures,
  hashOf: (block: string) => string,
): Block[] {
  const content = [...blocks];
  const ids = new Set(content.map(({ attrs }) => attrs.id));
  let before: { after: string | null; id: string } | undefined;
  for (const { block, after, caption } of now) {
    // Several in a row stand behind one another.
    const anchor = before && before.after === after ? before.id : after;
    let at = content.findIndex(({ attrs }) => attrs.id === anchor) + 1;
    if (at === 0 && anchor !== null) at = content.length;
    const id = ids.has(block) ? `${block.slice(0, 34)}-again` : block;
    const figure: Block = { type: "figure", attrs: { id, picture: hashOf(block) } };
    content.splice(at, 0, figure);
    ids.add(id);
    before = { after, id };
    // Its caption stood alone in its place; where somebody has rewritten it, it is theirs.
    const stand = content[at + 1];
    const words =
      stand?.type === "paragraph"
        ? (stand.content ?? []).map((node) => ("text" in node ? node.text : "")).join("")
        : "";
    if (caption && stand?.attrs.id.endsWith("-c") && words === oneLine(caption))
      content.splice(at + 1, 1);
  }
  return content;
}

async function noteLeft(
  tx: Transaction,
  page: { id: string; report: unknown },
  left: MissingPictures,
  came: number,
): Promise<void> {
  const report = importReportSchema.safeParse(page.report).data;
  const picture = report?.counts.picture;
  if (report && picture) {
    const counted = Math.min(came, picture.missing);
    report.counts.picture = {
      ...picture,
      imported: picture.imported + counted,
      missing: picture.missing - counted,
    };
    report.remarks = report.remarks.flatMap((remark) => {
      if (remark.code !== "picture-missing" && remark.code !== "picture-failed") return [remark];
      return left.length > 0
        ? [
            {
              ...remark,
              count: left.length,
              places: left.slice(0, 20).map(({ name }) => ({ words: name.slice(0, 120) })),
            },
          ]
        : [];
    });
  }
  await tx.importedPage.update({
    where: { id: page.id },
    data: { missing: left, ...(report ? { report: report as Prisma.InputJsonValue } : {}) },
  });
}
