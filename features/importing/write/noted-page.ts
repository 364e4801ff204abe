import type { ImportedText } from "@/features/importing/readers/imported-text";
import type { ImportReport } from "@/features/importing/report/import-report";
import { oldAddress } from "@/features/publication/routes/legacy-addresses";
import type { Prisma } from "@/generated/prisma/client";
import type { Locale } from "@/i18n/routing";
import type { Transaction } from "@/lib/db/editorial";
import { keepable } from "@/lib/text/input";
import type { MissingPictures } from "./missing-pictures";

/** What an import of many pages knows of one of them. */
export type PageOfImport = {
  /** It must not have been imported before. */
  once: boolean;
  /** What links between pages may call it. */
  names?: string[];
  alternates?: string[];
  /** What a mapping, or an export, calls the story in all its languages. */
  story?: string;
};

/** Thrown within the transaction of an import whose page somebody has imported meanwhile. */
export class ImportedBefore extends Error {}

/** One spelling of an old address with its host: two sites have pages of the same path. */
export function identityOf({
  proposed,
  sha256,
}: Pick<ImportedText, "proposed" | "sha256">): string {
  const { oldAddress: address = "" } = proposed;
  const path = oldAddress(address);
  if (!path) return `sha256:${sha256 ?? ""}`;
  const host = /^https?:\/\/(?:www\.)?([^/?#:]+)/i.exec(address)?.[1]?.toLowerCase() ?? "";
  return `${host}${path}`;
}

type Noted = {
  documentId: string;
  locale: Locale;
  name: string;
  text: ImportedText;
  report: ImportReport;
  missing: MissingPictures;
  page: PageOfImport | undefined;
};

/** So much of a page is kept to be compared with its draft. */
const longestBefore = 400_000;

/**
 * Notes which page a text was made of, in the transaction that makes it: a
 * run that is ended at any moment has imported a page and knows it, or neither.
 * Imported once more into the same text it is noted anew.
 *
 * @param isCopy what was made of it is a conflict copy beside the text
 * @throws ImportedBefore where it must not have been imported before, and was
 */
export async function notePage(tx: Transaction, given: Noted, isCopy: boolean): Promise<void> {
  const { documentId, locale, name, text, report, missing, page } = given;
  // The text that stands was made of another page, whose report and missing pictures are its own.
  if (isCopy && !page?.once && (await tx.importedPage.count({ where: { documentId, locale } })) > 0)
    return;
  const identity = identityOf(text);
  const { oldAddress: address } = text.proposed;
  // An article of WeChat stays where it is: nobody asks this site for its address.
  const leads = text.report.format !== "wechat" && address !== undefined;
  const data = {
    documentId,
    locale,
    sha256: text.sha256 ?? "",
    name: keepable(name),
    names: [...new Set([identity, ...(page?.names ?? [])])].map(keepable),
    alternates: (page?.alternates ?? []).map(keepable),
    story: page?.story ?? null,
    oldAddress: leads ? keepable(address) : null,
    report: kept(report),
    missing: kept(missing),
    before: text.before === undefined ? null : keepable(text.before.slice(0, longestBefore)),
    importedAt: new Date(),
  };
  // A page that becomes a second text has a note for each: the first one's leads its readers and its pictures.
  const ofThisText = `${identity} ${documentId} ${locale}`;
  if (!page?.once) {
    // By what its folder calls it, it is known and found again: who brings the file alone does not say that.
    const { names, alternates, story, ...said } = data;
    const again = await tx.importedPage.updateMany({
      where: { documentId, locale, identity: { in: [identity, ofThisText] } },
      data: page ? { ...said, names, alternates, story } : said,
    });
    if (again.count > 0) return;
  }
  const noted = await tx.importedPage.createMany({
    data: [{ ...data, identity }],
    skipDuplicates: true,
  });
  if (noted.count > 0) return;
  if (page?.once) throw new ImportedBefore(identity);
  await tx.importedPage.create({ data: { ...data, identity: ofThisText } });
}

/** What was missing of the pages that a text was made of before. */
export async function forgetMissing(
  tx: Transaction,
  documentId: string,
  locale: Locale,
): Promise<void> {
  await tx.importedPage.updateMany({
    where: { documentId, locale, missing: { not: [] } },
    data: { missing: [] },
  });
}

/** PostgreSQL's JSON holds neither NUL nor half a pair. */
const kept = (value: unknown) =>
  JSON.parse(
    JSON.stringify(value, (_, each) => (typeof each === "string" ? keepable(each) : each)),
  ) as Prisma.InputJsonValue;
