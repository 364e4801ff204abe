import { randomUUID } from "node:crypto";
import path from "node:path";
import type { Actor } from "@/features/audit/actors/actors";
import { Refusal } from "@/features/audit/errors";
import { withBeside } from "@/features/importing/readers/beside";
import type { ImportedText, ReaderOptions } from "@/features/importing/readers/imported-text";
import { RefusedFile } from "@/features/importing/readers/refused-file";
import type { KnownSite } from "@/features/importing/reading/options";
import { kindOf } from "@/features/importing/report/codes";
import type { ImportReport } from "@/features/importing/report/import-report";
import { importRead } from "@/features/importing/write/import-read";
import { ImportedBefore, identityOf } from "@/features/importing/write/noted-page";
import type { Locale } from "@/i18n/routing";
import { errorMessage } from "@/lib/error-text";
import { documentOf } from "./belongs-to";
import { keptJournal } from "./data";
import { filesIn } from "./files";
import { DryJournal, type Journal } from "./journal";
import { type FolderStory, storiesIn } from "./stories";
import { nameOfAddress, nameOfFile, type StoryName, storyByName } from "./story-names";

/**
 * `imported` · `known` it was imported before · `same` the same bytes, or the
 * same old address, as another page of this import · `skipped` it is no story ·
 * `refused` it cannot be read, or not be kept · `failed` for a reason that is
 * none of the page's.
 */
export type Outcome = "imported" | "known" | "same" | "skipped" | "refused" | "failed";

/** A line of the table in which an import ends. */
export type Row = {
  page: string;
  oldAddress: string;
  outcome: Outcome;
  /** Empty in a dry run. */
  document: string;
  language: string;
  title: string;
  picturesMissing: number;
  /** What a person should look at. */
  toLookAt: number;
  why: string;
  report: ImportReport | undefined;
};

export type FolderOptions = {
  folder: string;
  /** One file of it alone, with the others beside it. */
  only?: string;
  site: KnownSite;
  /** Nothing is written. */
  dryRun: boolean;
  /** Of pages that do not show theirs. */
  locale?: Locale;
  /** Of pages that do not say theirs. */
  sectionKey?: string;
  /** By what links call a page: which story it is of. */
  mapping?: ReadonlyMap<string, StoryName>;
  /** Asked before each page. */
  isStopped?: () => boolean;
};

/** What names of files begin with, so that two folders have not the same ones. */
export const scopeOf = (folder: string) => path.basename(path.resolve(folder));

/**
 * Makes drafts of all pages of a folder, one after the other; each is whole
 * and noted, or not there at all, whenever the run is ended. Run again it goes
 * on where it was stopped: what was imported is known by its old address and
 * its bytes, and passed over.
 */
export async function* importFolder(actor: Actor, options: FolderOptions): AsyncGenerator<Row> {
  const kept = keptJournal();
  const dry = options.dryRun ? new DryJournal(kept) : undefined;
  const run: Run = {
    actor,
    options,
    scope: scopeOf(options.folder),
    journal: dry ?? kept,
    dry,
    began: new Set(),
  };
  const all = await filesIn(options.folder);
  const { only } = options;
  const files = only
    ? { pages: [only], beside: [...all.beside, ...all.pages.filter((page) => page !== only)] }
    : all;
  for await (const story of storiesIn(options.folder, files)) {
    if (options.isStopped?.()) return;
    yield await one(run, story);
  }
}

/** How many files an import will look at. */
export const pagesIn = async (folder: string): Promise<number> =>
  (await filesIn(folder)).pages.length;

type Run = {
  actor: Actor;
  options: FolderOptions;
  scope: string;
  journal: Journal;
  dry: DryJournal | undefined;
  /** Identities and bytes of this run: what repeats one of them is the same page, not one of before. */
  began: Set<string>;
};

const emptyRow = (page: string): Row => ({
  page,
  oldAddress: "",
  outcome: "failed",
  document: "",
  language: "",
  title: "",
  picturesMissing: 0,
  toLookAt: 0,
  why: "",
  report: undefined,
});

async function one(run: Run, story: FolderStory): Promise<Row> {
  const row = emptyRow(story.name);
  if (story.skipped) return { ...row, outcome: "skipped", why: story.skipped };
  try {
    const bytes = story.sha256 ? await run.journal.byBytes(story.sha256) : undefined;
    if (bytes) return knownRow(run, row, bytes, "the same bytes as");
    const { site } = run.options;
    const reading: ReaderOptions = {
      name: path.posix.basename(story.name),
      locale: undefined,
      site,
    };
    const text = await withBeside(
      { ...(await story.read(reading)), sha256: story.sha256 },
      story.beside,
    );
    const oldAddress = text.proposed.oldAddress ?? "";
    const read = { ...row, oldAddress, title: text.title };
    const identity = identityOf(text);
    const before = await run.journal.byIdentity(identity);
    if (before) return knownRow(run, read, before, "the old address of");
    return await keep(run, story, text, read);
  } catch (error) {
    if (error instanceof ImportedBefore)
      return { ...row, outcome: "known", why: "imported meanwhile" };
    if (error instanceof RefusedFile)
      return {
        ...row,
        outcome: "refused",
        why: [error.message, ...(error.details ?? [])].join(" "),
      };
    if (error instanceof Refusal) return { ...row, outcome: "refused", why: errorMessage(error) };
    return { ...row, outcome: "failed", why: errorMessage(error).split("\n")[0] ?? "" };
  }
}

function knownRow(
  run: Run,
  row: Row,
  known: { documentId: string; name: string; identity: string; sha256: string },
  what: string,
): Row {
  const isOfThisRun = run.began.has(known.identity);
  const document = run.dry && isOfThisRun ? "" : known.documentId;
  const why = isOfThisRun ? `it has ${what} ${known.name}` : `imported before as ${known.name}`;
  return { ...row, outcome: isOfThisRun ? "same" : "known", document, why };
}

async function keep(run: Run, story: FolderStory, text: ImportedText, row: Row): Promise<Row> {
  const { scope, options, journal } = run;
  const identity = identityOf(text);
  const own = nameOfFile(story.name, scope);
  const names = [identity, own];
  const mapped = names.map((name) => options.mapping?.get(name)).find(Boolean);
  const byName = storyByName(story.name);
  const locale =
    mapped?.language ??
    story.language ??
    text.proposed.language ??
    byName?.language ??
    options.locale;
  if (!locale)
    return {
      ...row,
      outcome: "refused",
      why: "its language could not be told: give it with --language",
    };
  const alternates = (text.proposed.alternates ?? [])
    .flatMap(({ address }) => nameOfAddress(address, story.file, scope) ?? [])
    .filter((name) => !names.includes(name));
  const said = mapped?.story ?? (story.story ? `export:${scope}:${story.story}` : undefined);
  const named = byName ? `name:${scope}/${byName.story}` : undefined;
  const { storyDate } = text.proposed;
  const documentId = await documentOf(
    { names, alternates, said, named, locale, storyDate },
    journal,
  );
  run.began.add(identity);
  const page = {
    once: true,
    names,
    alternates,
    ...(said || named ? { story: said ?? named ?? "" } : {}),
  };
  const result = { ...row, language: locale };
  if (run.dry) {
    const id = documentId ?? randomUUID();
    run.dry.add({
      id,
      documentId: id,
      locale,
      name: story.name,
      identity,
      sha256: story.sha256,
      names,
      alternates,
      story: page.story,
      storyDate,
    });
    return { ...result, ...seenIn(text.report), outcome: "imported", report: text.report };
  }
  const { sectionKey } = text.proposed;
  const section = documentId ? undefined : (sectionKey ?? options.sectionKey);
  const { id, report } = await importRead(run.actor, text, {
    name: story.name,
    locale,
    page,
    ...(documentId ? { documentId } : {}),
    ...(section ? { sectionKey: section } : {}),
  });
  return { ...result, ...seenIn(report), outcome: "imported", document: id, report };
}

const seenIn = ({ counts, remarks }: ImportReport) => ({
  picturesMissing: counts.picture?.missing ?? 0,
  toLookAt: remarks.filter(({ code }) => kindOf(code) === "look").length,
});
