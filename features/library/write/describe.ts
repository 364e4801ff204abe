import type { Actor, Person } from "@/features/audit/actors/actors";
import { personOf } from "@/features/audit/actors/actors";
import { type Reason, Refusal, refuseIf } from "@/features/audit/errors";
import { record } from "@/features/audit/log/audit-log";
import { dayColumn } from "@/features/editorial/assignments/newsroom-day";
import { reasonsAgainstLibraryAct } from "@/features/library/policy";
import type { Describe, DescribeMany } from "@/features/library/schema";
import { usesOf } from "@/features/library/uses/uses";
import type { WordField } from "@/features/library/words/fields";
import { isoDay } from "@/i18n/dates";
import { type Locale, locales } from "@/i18n/routing";
import type { Transaction } from "@/lib/db/editorial";
import { inTransaction } from "@/lib/db/transaction";

/**
 * Changes what the library says of a picture or a file: words in each
 * language, licence and its last day. Words are proposals: no text, no
 * approval and nothing public changes by it. The language that a document is
 * written in is told to readers: as with what must stay in sight of a picture,
 * an approval of a text that offers it ends with it, and it is public from the
 * text's next publish on.
 *
 * @throws Refusal `picture-unknown`, `role-forbids`, `stale` where somebody
 *   else has changed one of the same fields since it was shown, `scheduled`
 *   where a text that offers the document would be refused at its time
 */
export function describeMedia(actor: Actor, { hash, ...change }: Describe): Promise<void> {
  return inTransaction(async (tx) => {
    const person = await describer(tx, actor);
    const media = await lockMedia(tx, hash);
    const until = media.licenceUntil ? isoDay(media.licenceUntil) : "";
    const texts = new Map(media.texts.map((each) => [each.locale, each]));
    const reasons: Reason[] = change.words.flatMap(({ locale, field, was, now }): Reason[] => {
      const is = texts.get(locale)?.[field] ?? "";
      return is === was || is === now ? [] : [{ code: "stale", locale }];
    });
    for (const [is, asked] of [
      [media.language ?? "", change.language],
      [media.licence, change.licence],
      [until, change.licenceUntil],
    ] as const) {
      if (asked && is !== asked.was && is !== asked.now) reasons.push({ code: "stale" });
    }
    const told = change.language;
    if (told && told.now !== (media.language ?? "") && (await isScheduled(tx, hash))) {
      reasons.push({ code: "scheduled" });
    }
    refuseIf(reasons);
    await write(tx, person, media, {
      words: change.words,
      licence: change.licence?.now,
      licenceUntil: change.licenceUntil?.now,
      language: change.language?.now,
    });
  });
}

/**
 * The same for several at once, of each of which the same is said from then on.
 * What is left empty stays as it is.
 *
 * @returns how many were changed
 * @throws Refusal `picture-unknown`, `role-forbids`
 */
export function describeMany(actor: Actor, change: DescribeMany): Promise<{ changed: number }> {
  const said = ([field, by]: readonly ["credit" | "licence", Partial<Record<Locale, string>>]) =>
    locales.flatMap((locale) => {
      const now = by[locale];
      return now ? [{ locale, field, now }] : [];
    });
  const words = (
    [
      ["credit", change.credit],
      ["licence", change.terms],
    ] as const
  ).flatMap(said);
  return inTransaction(async (tx) => {
    const person = await describer(tx, actor);
    let changed = 0;
    // In one order: two people with the same pictures must not wait for each other.
    for (const hash of [...new Set(change.hashes)].sort()) {
      const media = await lockMedia(tx, hash);
      const { licence, licenceUntil } = change;
      const asked = {
        words,
        licence: licence || undefined,
        licenceUntil: licenceUntil || undefined,
        language: undefined,
      };
      if (await write(tx, person, media, asked)) changed += 1;
    }
    return { changed };
  });
}

/** More texts than one document is offered by. */
const mostUses = 10_000;

/** Whether a text that shows or offers it waits for its time, bound to what was approved. */
async function isScheduled(tx: Transaction, hash: string): Promise<boolean> {
  const uses = await usesOf(tx, [hash], mostUses);
  return uses.some(({ editorial, draft }) => draft && editorial === "SCHEDULED");
}

async function describer(tx: Transaction, actor: Actor): Promise<Person> {
  const person = await personOf(tx, actor);
  refuseIf(reasonsAgainstLibraryAct("describe", person));
  return person;
}

/** @throws Refusal `picture-unknown` */
async function lockMedia(tx: Transaction, hash: string) {
  await tx.$queryRaw`SELECT id FROM editorial.media WHERE hash = ${hash} FOR NO KEY UPDATE`;
  const media = await tx.media.findUnique({ where: { hash }, include: { texts: true } });
  const unknown: Reason = { code: "picture-unknown", detail: hash };
  if (!media) throw new Refusal([unknown]);
  return media;
}

type Media = Awaited<ReturnType<typeof lockMedia>>;

type Asked = {
  words: readonly { locale: Locale; field: WordField; now: string }[];
  /** Undefined: as it is. */
  licence: string | undefined;
  licenceUntil: string | undefined;
  language: string | undefined;
};

/** @returns false where all of it stood there already */
async function write(tx: Transaction, person: Person, media: Media, asked: Asked) {
  const { id: mediaId, hash } = media;
  const fields: string[] = [];
  for (const locale of locales) {
    const is = media.texts.find((each) => each.locale === locale);
    const now = asked.words.filter(
      (each) => each.locale === locale && each.now !== (is?.[each.field] ?? ""),
    );
    if (now.length === 0) continue;
    const words = Object.fromEntries(now.map((each) => [each.field, each.now]));
    await tx.mediaText.upsert({
      where: { mediaId_locale: { mediaId, locale } },
      create: { ...words, mediaId, locale },
      update: words,
    });
    fields.push(...now.map(({ field }) => (field === "licence" ? "terms" : field)));
  }
  const { licence, licenceUntil, language } = asked;
  const until =
    licenceUntil === undefined ? undefined : licenceUntil ? dayColumn(licenceUntil) : null;
  const isSame = until?.getTime() === media.licenceUntil?.getTime();
  const row = {
    ...(licence !== undefined && licence !== media.licence ? { licence } : {}),
    ...(until !== undefined && !isSame ? { licenceUntil: until } : {}),
    // Only a document is in a language.
    ...(media.kind === "FILE" && language !== undefined && language !== (media.language ?? "")
      ? { language: language || null }
      : {}),
  };
  fields.push(...Object.keys(row));
  if (fields.length === 0) return false;
  await tx.media.update({ where: { id: mediaId }, data: row });
  await record(tx, person, {
    verb: "describe-picture",
    hash,
    detail: { picture: hash, fields: [...new Set(fields)] },
  });
  return true;
}
