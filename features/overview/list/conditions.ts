import type { CellState, Filters, ShownState, Sorting } from "@/features/overview/schema";
import { literalOf, type Term } from "@/features/search/analysis/terms";
import type { Query } from "@/features/search/query/query";
import { Prisma } from "@/generated/prisma/client";
import { type Locale, locales, newsroomTimeZone } from "@/i18n/routing";

/** So many of the newest matches in the words of texts are looked through. */
const mostMatches = 2000;

/** What `editorial.document_line` says of a text: see the migration that makes it. */
type Said = { e?: string; p?: string; f?: boolean };

const cells: Record<Exclude<CellState, "missing">, Said> = {
  draft: { e: "DRAFT", f: true },
  "in-review": { e: "IN_REVIEW" },
  // One that was withdrawn waits for nobody, until something newer is approved.
  approved: { e: "APPROVED", f: true },
  scheduled: { e: "SCHEDULED" },
  live: { p: "LIVE" },
  newer: { p: "LIVE", f: true },
  withdrawn: { p: "WITHDRAWN" },
};

const publicly: Record<ShownState, Said> = {
  never: { p: "NONE" },
  live: { p: "LIVE" },
  newer: { p: "LIVE", f: true },
  withdrawn: { p: "WITHDRAWN" },
};

/**
 * What a story in the list must be, as SQL about `line`.
 *
 * @param query the words that are looked for, as the search understands them
 */
export function conditions(filters: Filters, query: Query | undefined): Prisma.Sql[] {
  const { kind, section, person, language, state, archived } = filters;
  const all: Prisma.Sql[] = [];
  // What leaves the fewest stands first: of what costs alike PostgreSQL keeps the order.
  if (filters.q) all.push(saying(filters.q, query, language));
  if (archived !== "with") {
    all.push(archived === "only" ? Prisma.sql`line.archived` : Prisma.sql`NOT line.archived`);
  }
  if (kind) all.push(Prisma.sql`line.kind = ${kind}::editorial."DocumentKind"`);
  if (section) {
    all.push(
      Prisma.sql`line.section_id = (SELECT id FROM editorial.section WHERE key = ${section})`,
    );
  }
  if (person) {
    // Each part by its index: beside an OR none is used.
    all.push(Prisma.sql`line.document_id IN (
      SELECT document_id FROM editorial.document_line WHERE people @> ARRAY[${person}]
      UNION SELECT document_id FROM editorial.assignment WHERE user_id = ${person})`);
  }
  const asked = language ? [language] : [...locales];
  if (state === "missing") {
    all.push(anyOf(asked.map((each) => Prisma.sql`line.texts -> ${each} IS NULL`)));
  }
  const said = {
    ...(state && state !== "missing" ? cells[state] : {}),
    ...(filters.public ? publicly[filters.public] : {}),
  };
  // Words are looked for in that language alone, which is then one of the story's.
  const isThere = language && state !== "missing" && !filters.q;
  if (Object.keys(said).length > 0 || isThere) {
    all.push(Prisma.sql`line.marks && ${marksOf(asked, said)}::text[]`);
  }
  if (contradicts(filters)) all.push(Prisma.sql`false`);
  all.push(...days(filters));
  return all;
}

const states = ["DRAFT", "IN_REVIEW", "APPROVED", "SCHEDULED"];
const publicStates = ["NONE", "LIVE", "WITHDRAWN"];

/** All that may stand in `marks` of a text in one of these languages of which so much is true. */
const marksOf = (asked: readonly Locale[], { e, p, f }: Said): string[] =>
  asked.flatMap((locale) =>
    (e ? [e] : states).flatMap((state) =>
      (p ? [p] : publicStates).flatMap((shown) => [
        `${locale} ${state} ${shown} f`,
        ...(f ? [] : [`${locale} ${state} ${shown}`]),
      ]),
    ),
  );

const anyOf = (conditions: Prisma.Sql[]) => Prisma.sql`(${Prisma.join(conditions, " OR ")})`;

/** "Withdrawn" in one field and "live" in the other: of one text both are never true. */
function contradicts({ state, public: shown }: Filters): boolean {
  if (!state || !shown || state === "missing") return false;
  const before: Said = cells[state];
  const after = publicly[shown];
  return before.p !== undefined && after.p !== undefined && before.p !== after.p;
}

function days({ from, to, by }: Filters): Prisma.Sql[] {
  const day = (given: string) => Prisma.sql`${given}::date`;
  const midnight = (given: Prisma.Sql) =>
    Prisma.sql`(${given}::timestamp AT TIME ZONE ${newsroomTimeZone})`;
  if (by === "date") {
    return [
      ...(from ? [Prisma.sql`line.story_date >= ${day(from)}`] : []),
      ...(to ? [Prisma.sql`line.story_date <= ${day(to)}`] : []),
    ];
  }
  return [
    ...(from ? [Prisma.sql`line.changed_at >= ${midnight(day(from))}`] : []),
    ...(to ? [Prisma.sql`line.changed_at < ${midnight(Prisma.sql`(${day(to)} + 1)`)}`] : []),
  ];
}

/** A part of a title as it is typed, or words of the newest revision as search finds them. */
function saying(typed: string, query: Query | undefined, language: Locale | undefined) {
  const pattern = `%${typed.replace(/[\\%_]/g, "\\$&")}%`;
  // Not LIKE: in letters of several bytes it takes three times as long.
  const inAny = Prisma.sql`strpos(line.titles, lower(${typed})) > 0`;
  const titled = language
    ? Prisma.sql`(${inAny} AND line.texts -> ${language} ->> 't' ILIKE ${pattern})`
    : inAny;
  if (!query || query.units.length === 0) return titled;
  const term: Term = { kind: "and", of: query.units.map((unit) => unit.term) };
  // As a list of ids: joined, all texts of the house are read for a few hundred of them.
  return Prisma.sql`(${titled} OR line.document_id IN (
    SELECT document_id FROM editorial.translation WHERE id = ANY (ARRAY(
      SELECT translation_id FROM editorial.draft_entry
      WHERE vector @@ ${literalOf(term)}::tsquery
        AND locale = ANY (${language ? [language] : [...locales]})
      ORDER BY day DESC LIMIT ${mostMatches}))))`;
}

/**
 * @param collation of the desk's language, where the database has it
 */
export function order(sort: Sorting, desk: Locale, collation: string | undefined): Prisma.Sql {
  const last = Prisma.sql`line.changed_at DESC, line.document_id`;
  switch (sort) {
    case "untouched":
      return Prisma.sql`line.changed_at, line.document_id`;
    case "date":
      return Prisma.sql`line.story_date DESC NULLS LAST, ${last}`;
    case "state":
      return Prisma.sql`line.rank, ${last}`;
    case "title": {
      const own = [...new Set([desk, ...locales])].map(
        (each) => Prisma.sql`nullif(line.texts -> ${each} ->> 't', '')`,
      );
      const [first, ...others] = own;
      const title = Prisma.sql`coalesce(${Prisma.join(
        [first, Prisma.sql`nullif(line.texts -> line.primary_locale ->> 't', '')`, ...others],
        ", ",
      )})`;
      const by = collation ? Prisma.sql`${title} COLLATE ${Prisma.raw(`"${collation}"`)}` : title;
      return Prisma.sql`${by} NULLS LAST, ${last}`;
    }
    default:
      return last;
  }
}
