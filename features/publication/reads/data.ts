import { z } from "zod";
import { storiesPerPage, stripPool } from "@/features/publication/catalogue/archive";
import { tags } from "@/features/publication/invalidation/tags";
import { type Address, readAddress } from "@/features/publication/routes/addresses";
import type { Locale } from "@/i18n/routing";
import { askPublic, type Statement, statement } from "@/lib/db/statements";
import { withQueryTimeout } from "@/lib/page-store/query-timeout";
import { type ReadAhead, readAhead } from "@/lib/page-store/render-context";
import { sharedVersion } from "@/lib/page-store/shared";
import { snapshotNow } from "@/lib/page-store/snapshot-now";
import { frameJson, frameSchema } from "./frame";
import {
  homePage,
  homeSchema,
  newsPage,
  newsSchema,
  sectionHeadSchema,
  sectionPage,
} from "./lists";
import { textPage, textParts, textReadSchema } from "./text";

/**
 * Reads of the public record for the pages that are made most: each is one
 * statement, which gives the page's data, the frame around it where this
 * process does not have it, and the snapshot that shows both.
 *
 * A render asks it before it begins (`publishedAhead`), for the snapshot must
 * be no younger than anything that the page shows, and the page then takes
 * its data from there. Whoever asks for the same outside of such a render
 * gets it by a statement of its own.
 */

type Read<Schema extends z.ZodType = z.ZodType> = { statement: Statement; schema: Schema };
type Values = readonly (string | number)[];

/**
 * @param page the page's data as JSON; `$1` is the language, from `$4` on come the read's own values
 * @param parts what the statement begins with, where the page's data needs it
 */
function read<Schema extends z.ZodType>(
  label: string,
  schema: Schema,
  page: string,
  parts?: string,
): Read<Schema> {
  const text = `
    WITH ${parts ? `${parts}, ` : ""}frame AS MATERIALIZED (
      SELECT coalesce((SELECT kept.xid::text FROM public_record.cache_tag AS kept
        WHERE kept.tag = $2), 'never') AS version)
    SELECT ${snapshotNow} AS snapshot, frame.version,
      CASE WHEN frame.version <> $3::text THEN ${frameJson} END AS frame,
      ${page} AS page
    FROM frame`;
  return { statement: statement(`page_${label}`, text), schema };
}

const frameRead = read("frame", frameSchema, "NULL::json");
const textRead = read("text", textReadSchema, textPage, textParts);
const newsRead = read("news", newsSchema, newsPage);
const homeRead = read("home", homeSchema, homePage);
const sectionRead = read("section", sectionHeadSchema, sectionPage);

/** Fewer than would make another numbered page: see `headSize`. */
const mostInHead = () => 2 * storiesPerPage - 1;

/** Sections, corporate pages, settings and menu of a language. */
export const publishedFrame = (locale: Locale) => find(frameRead, locale, []);

/** The live text at a path, with what stands around it; null where there is none. */
export const publishedText = (locale: Locale, path: string) => find(textRead, locale, [path]);

/** The newest stories, how many there are in all, and the years that have some. */
export const publishedNews = (locale: Locale) => find(newsRead, locale, [mostInHead()]);

/** The same with the story that leads and the newest of each section. */
export const publishedHome = (locale: Locale) => find(homeRead, locale, [mostInHead(), stripPool]);

/** A section by its slug with its newest stories; null where there is none. */
export const publishedSectionHead = (locale: Locale, slug: string) =>
  find(sectionRead, locale, [slug, mostInHead()]);

const row = z.object({
  snapshot: z.string(),
  version: z.string(),
  frame: z.unknown(),
  page: z.unknown(),
});

/** @param knownFrame the version of the frame that is not to be given again; null: it is not wanted at all */
async function ask(
  { statement: asked }: Read,
  locale: Locale,
  knownFrame: string | null,
  values: Values,
) {
  const [found] = await askPublic(asked, [locale, tags.frame(locale), knownFrame, ...values]);
  return row.parse(found);
}

/** Everything is another version than this one. */
const noVersion = "";

const questionOf = ({ statement: { name } }: Read, locale: Locale, values: Values) =>
  JSON.stringify([name, locale, ...values]);

async function find<Schema extends z.ZodType>(
  wanted: Read<Schema>,
  locale: Locale,
  values: Values,
): Promise<z.output<Schema>> {
  const ahead = readAhead(questionOf(wanted, locale, values));
  if (ahead) return wanted.schema.parse(ahead.value);
  const isFrame = wanted.statement === frameRead.statement;
  const found = await ask(wanted, locale, isFrame ? noVersion : null, values);
  return wanted.schema.parse(isFrame ? found.frame : found.page);
}

/** What the page at an address asks for first; of those that are not made often, the frame alone. */
function readOf(address: Address, path: string): [Read, Values] {
  switch (address.kind) {
    case "article":
    case "corporate":
      return [textRead, [path]];
    case "news":
      return [newsRead, [mostInHead()]];
    case "home":
      return [homeRead, [mostInHead(), stripPool]];
    case "section":
      return [sectionRead, [address.section, mostInHead()]];
    default:
      return [frameRead, []];
  }
}

/**
 * To be asked before the page at an address is rendered.
 *
 * @returns undefined where the address is of no language
 * @throws when the database cannot be asked in a reader's time
 */
export async function publishedAhead(path: string): Promise<ReadAhead | undefined> {
  const address = readAddress(path);
  if (!address) return undefined;
  const { locale } = address;
  const [first, values] = readOf(address, path);
  const tag = tags.frame(locale);
  const known = sharedVersion(tag) ?? noVersion;
  const found = await withQueryTimeout(() => ask(first, locale, known, values));
  const answers = new Map<string, unknown>();
  const isWhole = first.statement !== frameRead.statement;
  if (isWhole) {
    answers.set(questionOf(first, locale, values), found.page);
  }
  if (found.version !== known) answers.set(questionOf(frameRead, locale, []), found.frame);
  const versions = new Map([[tag, found.version]]);
  return { snapshot: found.snapshot, versions, answers, isWhole };
}
