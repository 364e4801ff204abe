import type { Actor, Person } from "@/features/audit/actors/actors";
import { actorKey, personOf } from "@/features/audit/actors/actors";
import { contentOf } from "@/features/editorial/drafts/content-of";
import { findOrBegin, saveWithin } from "@/features/editorial/drafts/save-revision";
import { findText, lockDocument, readDocument } from "@/features/editorial/drafts/texts";
import { linksOf, storeLinks } from "@/features/editorial/drafts/unit-links";
import type { Content } from "@/features/editorial/schema";
import { apart } from "@/features/importing/readers/read-file";
import { RefusedFile } from "@/features/importing/readers/refused-file";
import type { Remark } from "@/features/importing/report/remark";
import type { Inline } from "@/features/publication/schema";
import { ownLinks } from "@/features/review-file/cells/addresses";
import { canonicalOf, signOf } from "@/features/review-file/cells/canonical";
import { unitsByName } from "@/features/review-file/cells/names";
import { applied, type CellOutcome, type CellRemark } from "@/features/review-file/merging/apply";
import type { ReviewCell, ReviewFile } from "@/features/review-file/reading/read-review";
import { fill } from "@/features/xliff/merging/fill";
import type { Link } from "@/features/xliff/merging/merge";
import { pairsOf } from "@/features/xliff/units/pairs";
import { isPlain, type Said, saidIn } from "@/features/xliff/units/said";
import { linksAfter } from "@/features/xliff/write/note-links";
import { type Locale, locales } from "@/i18n/routing";
import type { Transaction } from "@/lib/db/editorial";
import { inTransaction } from "@/lib/db/transaction";
import { isBlank } from "@/lib/text/seen";

export type ReviewReport = {
  documentId: string;
  languages: {
    locale: Locale;
    /** The cells that were edited, and what became of each. */
    cells: CellRemark[];
    /** The number of the revision that was made. */
    saved?: number;
    /** The text waits for its time: the number of the conflicting copy. */
    copy?: number;
  }[];
  /** What else stood in the file: comments, tracked changes, … */
  remarks: Remark[];
};

/**
 * Takes a review document back: the cells that were edited come in as a save
 * of the editor's, and nothing else changes. What somebody has changed since
 * the file was written stays, and is named. All languages in one transaction.
 *
 * @param documentId only a file of this story
 * @throws RefusedFile for what is no review document, or of another story
 * @throws Refusal when the actor may not write, or the story is unknown
 */
export async function importReview(
  actor: Actor,
  { bytes, name, documentId }: { bytes: Uint8Array; name: string; documentId?: string },
): Promise<ReviewReport> {
  const script = "features/review-file/reading/read-process.ts";
  const work = { bytes, options: { name }, who: actorKey(actor), script };
  const file = await apart<ReviewFile, ReviewFile>(work, (answer) => answer);
  if (documentId !== undefined && file.documentId !== documentId) {
    throw new RefusedFile(name, "other-story");
  }
  return inTransaction(async (tx) => keep(tx, await personOf(tx, actor), file));
}

async function keep(tx: Transaction, person: Person, file: ReviewFile): Promise<ReviewReport> {
  const { documentId } = file;
  await lockDocument(tx, documentId);
  const { primaryLocale } = await readDocument(tx, documentId);
  const first = primaryLocale as Locale;
  const rows = file.rows.map((row) =>
    row.map((cell) => ({ ...cell, inlines: ownLinks(cell.inlines) })),
  );
  const languages: ReviewReport["languages"] = [];
  // The first language before those that are made from it: they are held against what it says then.
  for (const locale of [first, ...locales.filter((each) => each !== first)]) {
    const report = await keepLanguage(tx, person, { documentId, first, locale, rows });
    if (report) languages.push(report);
  }
  return { documentId, languages, remarks: file.remarks };
}

type Which = { documentId: string; first: Locale; locale: Locale; rows: ReviewCell[][] };

async function keepLanguage(
  tx: Transaction,
  person: Person,
  { documentId, first, locale, rows }: Which,
): Promise<ReviewReport["languages"][number] | undefined> {
  const cells = rows.flatMap((row) => row.filter((cell) => cell.locale === locale));
  const text = await findText(tx, documentId, locale);
  const before = contentOf(text?.head ?? null);
  const { fresh, ...own } = applied(before, cells);
  let { content } = own;
  const remarks = [...own.remarks];
  const source = locale === first ? undefined : await findText(tx, documentId, first);
  const says = contentOf(source?.head ?? null);
  const against = { first, says, source: unitsIn(says) };
  const links = text ? await linksOf(tx, text.translation.id) : [];
  const filled =
    fresh.length > 0 && source?.head
      ? filledWith(fresh, rows, { ...against, content, links })
      : undefined;
  if (filled) content = filled.content;
  for (const cell of fresh) {
    const outcome = filled?.outcomes.get(cell) ?? "no-place";
    remarks.push({ unit: cell.name, outcome, words: wordsOf(cell.inlines) });
  }
  if (remarks.length === 0) return undefined;
  const report = { locale, cells: remarks };
  if (own.made.length === 0 && !filled?.links.length) return report;
  const { translation } = await findOrBegin(tx, { documentId, locale });
  const made = [
    ...(source ? linksMade(own.made, rows, { ...against, locale, before, links }) : []),
    ...(filled?.links ?? []),
  ];
  const opened = { documentId, from: first, locale, links };
  const after = made.length > 0 ? await linksAfter(tx, person, opened, made, content) : undefined;
  if (after) await storeLinks(tx, translation.id, after);
  const saved = await saveWithin(tx, person, {
    ...{ documentId, locale, content, basedOn: translation.version },
    ...(source?.head && after ? { translatedFromRevisionId: source.head.id } : {}),
  });
  if (saved.outcome === "refused") {
    throw new RefusedFile(
      "The file",
      "too-large",
      saved.faults.map(({ code }) => code),
    );
  }
  if (saved.outcome === "saved") return { ...report, saved: saved.number };
  if (after) await storeLinks(tx, translation.id, links);
  return { ...report, copy: saved.copy };
}

const wordsOf = (inlines: readonly Inline[]) =>
  inlines.map((each) => (each.type === "text" ? each.text : " ")).join("");

type Against = {
  first: Locale;
  says: Content;
  source: Units;
  links: Awaited<ReturnType<typeof linksOf>>;
};

/** The units of a text, also by what a file calls them. */
type Units = { all: ReadonlyMap<string, Said>; called: ReadonlyMap<string, string> };

function unitsIn(content: Content): Units {
  const all = new Map(saidIn(content).map((each) => [each.unit, each]));
  return { all, called: unitsByName(all.keys()) };
}

/** The source of a cell, where it reads in the file as it does now. */
function sourceSeen(
  row: readonly ReviewCell[],
  { first, source }: Pick<Against, "first" | "source">,
): Said | undefined {
  const cell = row.find(({ locale }) => locale === first);
  const said = source.all.get(source.called.get(cell?.name ?? "-") ?? "");
  if (!cell || !said) return undefined;
  const sign = (inlines: readonly Inline[]) => signOf(canonicalOf(inlines, isPlain(said.unit)));
  return sign(cell.inlines) === sign(said.inlines) ? said : undefined;
}

/** Who edits a translation beside its source has seen the source as the file shows it. */
function linksMade(
  made: readonly string[],
  rows: readonly ReviewCell[][],
  { locale, before, links, ...against }: Against & { locale: Locale; before: Content },
): Link[] {
  // A text that is linked to nothing is linked by a person.
  if (links.length === 0) return [];
  const { called } = unitsIn(before);
  const edited = new Set(made);
  return rows.flatMap((row): Link[] => {
    const cell = row.find((each) => each.locale === locale);
    const unit = cell && called.get(cell.name);
    if (unit === undefined || !edited.has(unit)) return [];
    const source = sourceSeen(row, against);
    return source ? [{ unit, source, as: "made", isMachine: false, isConfirmed: false }] : [];
  });
}

/**
 * Words for what a translation does not have yet find their places as those
 * of a translator's file do. Where it has words by now, they stay.
 */
function filledWith(
  fresh: readonly ReviewCell[],
  rows: readonly ReviewCell[][],
  { content, ...against }: Against & { content: Content },
) {
  const { first, says, links } = against;
  const own = links.filter(({ sourceLocale }) => sourceLocale === first);
  const { of } = pairsOf(says, content, own);
  const there = unitsIn(content).all;
  const outcomes = new Map<ReviewCell, CellOutcome>();
  const rowOf = new Map(rows.flatMap((row) => row.map((cell) => [cell, row])));
  const fitting = fresh.flatMap((cell) => {
    const said = sourceSeen(rowOf.get(cell) ?? [], against);
    if (!said) return [];
    const now = there.get(of.get(said.unit) ?? "");
    if (now && !isBlank(now.text)) {
      const sign = (inlines: readonly Inline[]) => signOf(canonicalOf(inlines, isPlain(now.unit)));
      const isSame = sign(now.inlines) === sign(cell.inlines);
      outcomes.set(cell, isSame ? "unchanged" : "changed-here");
      return [];
    }
    const remark = { unit: said.unit, line: 0, outcome: "came-in" as const, words: "" };
    const fit = { said, into: undefined, inlines: cell.inlines, remark, isMachine: false };
    return [{ cell, of: fit }];
  });
  const filled = fill(
    says,
    content,
    fitting.map((each) => each.of),
    of,
  );
  const made = new Set(filled.made.map((each) => each.of));
  for (const { cell, of: fit } of fitting) if (made.has(fit)) outcomes.set(cell, "came-in");
  return {
    content: filled.content,
    outcomes,
    links: filled.made.map(
      ({ unit, of: each }): Link => ({
        unit,
        source: each.said,
        as: "made",
        isMachine: false,
        isConfirmed: false,
      }),
    ),
  };
}
