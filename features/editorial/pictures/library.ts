import type { Actor } from "@/features/audit/actors/actors";
import { personOf } from "@/features/audit/actors/actors";
import { type Reason, Refusal } from "@/features/audit/errors";
import { record } from "@/features/audit/log/audit-log";
import type { Document } from "@/features/media/intake/keep-file";
import type { Original } from "@/features/media/pictures/derive";
import { inTransaction } from "@/lib/db/transaction";

/** What is known of a file beside what it is. */
type Origin = {
  /** Of the file as it was sent. */
  sourceSha256?: string;
  /** What it was called. */
  name?: string;
  /** Which a document is written in. */
  language?: string;
};

/**
 * A file that is kept, as one of the library. A second time it is the same
 * one, of which is then noted what was not known.
 *
 * @returns by which name it is known: of a file that was sent before that of
 *   what was made of it then
 */
export function addToLibrary(
  { hash, ...known }: Original | Document,
  { sourceSha256, name = "", language }: Origin = {},
): Promise<string> {
  return inTransaction(async (tx) => {
    const source = sourceSha256 === undefined ? {} : { sourceSha256 };
    // By what was sent first: the rules by which pictures are made may have changed since.
    const before =
      (sourceSha256 && (await tx.media.findUnique({ where: { sourceSha256 } }))) ||
      (await tx.media.findUnique({ where: { hash } }));
    const written = "kind" in known && language ? { language } : {};
    if (!before) await tx.media.create({ data: { hash, ...known, ...source, ...written, name } });
    else if (before.hash === hash) {
      const unknown = {
        ...(before.sourceSha256 === null ? source : {}),
        ...(before.name === "" ? { name } : {}),
        ...(before.bytes === null ? { bytes: known.bytes } : {}),
      };
      await tx.media.update({ where: { hash }, data: unknown });
    }
    return before?.hash ?? hash;
  });
}

/**
 * Says which point of a picture must stay in sight where it is cut to other
 * proportions. Public from the next publish on of each text that it leads: an
 * approval of such a text ends with it.
 *
 * @throws Refusal `picture-unknown`, `account-disabled`
 */
export function focusPicture(
  actor: Actor,
  { hash, focalX, focalY }: { hash: string; focalX: number; focalY: number },
): Promise<{ focalX: number; focalY: number }> {
  return inTransaction(async (tx) => {
    const person = await personOf(tx, actor);
    const { count } = await tx.media.updateMany({ where: { hash }, data: { focalX, focalY } });
    const unknown: Reason = { code: "picture-unknown", detail: hash };
    if (count === 0) throw new Refusal([unknown]);
    await record(tx, person, { verb: "focus-picture", hash, detail: { picture: hash } });
    return { focalX, focalY };
  });
}
