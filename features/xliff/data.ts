import { Refusal } from "@/features/audit/errors";
import { contentOf } from "@/features/editorial/drafts/content-of";
import { fileStem } from "@/features/editorial/drafts/file-stem";
import { readDocument, withWords } from "@/features/editorial/drafts/texts";
import { linksOf, sourceOf } from "@/features/editorial/drafts/unit-links";
import { storyPaths } from "@/features/editorial/paths";
import { standingsOf } from "@/features/editorial/units/provenance";
import { unitsOf } from "@/features/editorial/units/units";
import { type TermsIn, termsBetween } from "@/features/facts/names/terms-between";
import { glossaryTerms } from "@/features/glossary/data";
import type { Term } from "@/features/glossary/schema";
import { fileXml, type Story, xliffXml } from "@/features/xliff/exporting/export-story";
import { noteWords } from "@/features/xliff/exporting/note-words";
import type { Standing } from "@/features/xliff/exporting/states";
import { pairsOf } from "@/features/xliff/units/pairs";
import type { Locale } from "@/i18n/routing";
import { inSnapshot } from "@/lib/db/transaction";
import { absoluteUrl } from "@/lib/site-url";

export type ExportOrder = {
  documentId: string;
  locale: Locale;
  /** None: the language that the text was made from, else the story's first one. */
  from?: Locale | undefined;
};

/**
 * A story as it goes out to be translated, from one state of the database.
 *
 * @throws Refusal `document-unknown`; `no-source` where the language that it would be translated from
 *   has no text, or is the same
 */
function storyToTranslate({ documentId, locale, from }: ExportOrder): Promise<Story> {
  return inSnapshot(async (tx) => {
    const document = await readDocument(tx, documentId);
    const texts = await tx.translation.findMany({
      where: { documentId },
      include: { headRevision: { include: withWords } },
    });
    const text = texts.find((each) => each.locale === locale);
    const all = text ? await linksOf(tx, text.id) : [];
    const sourceLocale = from ?? sourceOf(all) ?? (document.primaryLocale as Locale);
    const source = texts.find((each) => each.locale === sourceLocale);
    if (!source?.headRevision || sourceLocale === locale) {
      throw new Refusal([{ code: "no-source", locale }]);
    }
    const links = all.filter((each) => each.sourceLocale === sourceLocale);
    const [said, says] = [contentOf(source.headRevision), contentOf(text?.headRevision ?? null)];
    const standings = new Map(
      standingsOf(unitsOf(said), unitsOf(says), links).map((each) => [each.unit, each]),
    );
    const standing = (unit: string): Standing => {
      const { state = "unlinked", former = "" } = standings.get(unit) ?? {};
      return { state, former: state === "changed" ? former : "" };
    };
    return {
      documentId,
      source: { locale: sourceLocale, content: said, version: source.version },
      target: {
        locale,
        content: says,
        version: text?.version ?? 0,
        isApproved: text?.state === "APPROVED" || text?.state === "SCHEDULED",
      },
      pairs: pairsOf(said, says, links),
      standing,
      address: absoluteUrl(storyPaths.text(locale, documentId, locale)),
    };
  });
}

/** Stories as one file, in pieces, each read when the one before was taken. */
export function xliffOf(orders: readonly ExportOrder[]): AsyncGenerator<string> {
  async function* files() {
    const fileOf = withTerms(await glossaryTerms());
    for (const order of orders) yield fileOf(await storyToTranslate(order));
  }
  return xliffXml(files());
}

/**
 * One story as a file of its own, with what it is called.
 *
 * @throws what `storyToTranslate` throws, before anything is sent
 */
export async function storyFile(order: ExportOrder & { from: Locale }) {
  const story = await storyToTranslate(order);
  const file = withTerms(await glossaryTerms())(story);
  const name = fileStem(story.source.content.slug, order.documentId);
  return { name: `${name}-${order.from}-${order.locale}.xlf`, pieces: xliffXml([file]) };
}

/** Writes stories with the house's terms; patterns of a pair of languages are made once. */
function withTerms(house: readonly Term[]) {
  const finders = new Map<string, TermsIn>();
  return (story: Story) => {
    const [from, into] = [story.source.locale, story.target.locale];
    const key = `${from} ${into}`;
    const terms = finders.get(key) ?? termsBetween(house, from, into);
    finders.set(key, terms);
    return fileXml(story, noteWords(into), terms);
  };
}
