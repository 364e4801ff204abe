import { contentOf } from "@/features/editorial/drafts/content-of";
import { findText, readDocument, type Text } from "@/features/editorial/drafts/texts";
import type { Content } from "@/features/editorial/schema";
import { createJudge, type Judge } from "@/features/facts/comparing/judge";
import { glossaryState, glossaryTerms } from "@/features/glossary/data";
import type { Body } from "@/features/publication/schema";
import { type Locale, locales } from "@/i18n/routing";
import { editorialDb, type Transaction } from "@/lib/db/editorial";
import { compareTexts, type FactDisagreement } from "./compare-texts";

export type FactFinding = FactDisagreement & {
  /** Why it may stay as it is: null while nobody has said so. */
  kept: { reason: string; by: string; at: Date } | null;
};

/**
 * What the languages of a document say differently, each translation beside
 * the text that it was made from, or else the language the document was begun in.
 *
 * @param releasing languages that are about to become public: they count as
 *   they are written, the others as readers have them. Without it all count
 *   as they are written.
 * @throws Refusal `document-unknown`
 */
export async function documentFacts(
  documentId: string,
  { releasing, tx = editorialDb() }: { releasing?: readonly Locale[]; tx?: Transaction } = {},
): Promise<FactFinding[]> {
  const document = await readDocument(tx, documentId);
  const texts: Written[] = [];
  for (const locale of locales) {
    const text = await findText(tx, documentId, locale);
    const content = text && contentFor(text, releasing);
    if (text && content) texts.push({ locale, content, translationId: text.translation.id });
  }
  if (texts.length < 2) return [];
  const judge = await houseJudge(tx);
  const found: FactDisagreement[] = [];
  const primary = texts.find(({ locale }) => locale === document.primaryLocale) ?? texts[0];
  const allLinks = await tx.unitLink.findMany({
    where: { translationId: { in: texts.map(({ translationId }) => translationId) } },
  });
  const byPath = await addressesOf(tx, texts);
  for (const target of texts) {
    const links = allLinks.filter(({ translationId }) => translationId === target.translationId);
    const made = texts.find(({ locale }) => links.some((link) => link.sourceLocale === locale));
    const source = made ?? (target === primary ? undefined : primary);
    if (!source || source === target) continue;
    const asked = !releasing || [source, target].some(({ locale }) => releasing.includes(locale));
    if (asked) {
      found.push(...compareTexts(judge, resolved(source, byPath), resolved(target, byPath), links));
    }
  }
  return withReasons(tx, documentId, found);
}

type Written = { locale: Locale; content: Content; translationId: string };

function contentFor(text: Text, releasing: readonly Locale[] | undefined): Content | undefined {
  const { head, publication, locale } = text;
  if (!releasing || releasing.includes(locale))
    return head && !head.erasedAt ? contentOf(head) : undefined;
  if (publication?.state !== "LIVE") return undefined;
  const { slug, title, summary } = publication;
  return { slug, title, summary, body: publication.body as Body };
}

/** The gate with the site's glossary. Its patterns are made anew when a term has changed. */
async function houseJudge(tx: Transaction): Promise<Judge> {
  const key = await glossaryState(tx);
  // Read after its state: whoever decides meanwhile has it made anew once more.
  if (kept?.key !== key) kept = { key, judge: createJudge(await glossaryTerms(tx)) };
  return kept.judge;
}
let kept: { key: string; judge: Judge } | undefined;

const inside = new RegExp(`^/(?:${locales.join("|")})(?:/|$)`);

/** Which documents the addresses of this site in two texts are: each language has its own. */
async function addressesOf(
  tx: Transaction,
  texts: readonly Written[],
): Promise<Map<string, string>> {
  const hrefs = texts.flatMap(({ content }) => [
    ...JSON.stringify(content.body).matchAll(/"href":"(\/[^"#?]*)/g),
  ]);
  const wanted = [
    ...new Set(hrefs.map(([, href = ""]) => href).filter((href) => inside.test(href))),
  ];
  if (wanted.length === 0) return new Map();
  const rows = await tx.publicPath.findMany({ where: { path: { in: wanted } } });
  return new Map(rows.flatMap(({ path, documentId }) => (documentId ? [[path, documentId]] : [])));
}

function resolved(text: Written, byPath: ReadonlyMap<string, string>): Written {
  if (byPath.size === 0) return text;
  const body = JSON.parse(JSON.stringify(text.content.body), (name, value) =>
    name === "attrs" && typeof value?.href === "string" && byPath.has(value.href)
      ? { document: byPath.get(value.href) }
      : value,
  );
  return { ...text, content: { ...text.content, body } };
}

async function withReasons(
  tx: Transaction,
  documentId: string,
  found: readonly FactDisagreement[],
): Promise<FactFinding[]> {
  if (found.length === 0) return [];
  const rows = await tx.factOverride.findMany({ where: { documentId } });
  return found.map((each) => {
    const row = rows.find(
      ({ hashA, hashB, localeA, localeB, said }) =>
        said === each.said &&
        hashA === each.source.hash &&
        hashB === each.target.hash &&
        localeA === each.source.locale &&
        localeB === each.target.locale,
    );
    return {
      ...each,
      kept: row ? { reason: row.reason, by: row.userName, at: row.createdAt } : null,
    };
  });
}
