import { Refusal } from "@/features/audit/errors";
import { contentOf } from "@/features/editorial/drafts/content-of";
import { readDocument, withWords } from "@/features/editorial/drafts/texts";
import { unitsOf } from "@/features/editorial/units/units";
import { termsBetween } from "@/features/facts/names/terms-between";
import { glossaryTerms } from "@/features/glossary/data";
import type { Locale } from "@/i18n/routing";
import { editorialDb } from "@/lib/db/editorial";
import { log } from "@/lib/log";
import { withinLimit } from "@/lib/rate-limit";
import { isBlank } from "@/lib/text/seen";
import { askMachine, MachineFault } from "./ask";
import { machineSettings } from "./settings";

/** Whoever asks more often is a program. Each answer costs the house money. */
const asking = { attempts: 30, seconds: 60 };
/** More than a paragraph of news has. */
const longestPassage = 8_000;
/** Of each of the passages around it. */
const longestAround = 1_000;

export type MachineSuggestion = {
  text: string;
  /** What people call the tool. */
  tool: string;
  /** What the source said: it is of that, and of nothing later. */
  seen: { unit: string; hash: string };
};

/**
 * What a machine makes of a unit of a source. Nothing leaves the site where
 * the house has set none up, and nothing is kept of what it says.
 *
 * @throws MachineFault, noted in the log without the words
 * @throws Refusal `document-unknown`, `no-source`, `unit-unknown`
 */
export async function machineSuggestion(
  userId: string,
  which: { documentId: string; locale: Locale; source: Locale; unit: string },
): Promise<MachineSuggestion> {
  const { documentId, locale, source } = which;
  const settings = machineSettings();
  if (!settings) throw new MachineFault("off");
  const db = editorialDb();
  await readDocument(db, documentId);
  const text = await db.translation.findUnique({
    where: { documentId_locale: { documentId, locale: source } },
    include: { headRevision: { include: withWords } },
  });
  if (!text?.headRevision || source === locale) throw new Refusal([{ code: "no-source", locale }]);
  const units = unitsOf(contentOf(text.headRevision));
  const at = units.findIndex(({ unit }) => unit === which.unit);
  const wanted = units[at];
  if (!wanted || isBlank(wanted.text)) {
    throw new Refusal([{ code: "unit-unknown", detail: which.unit }]);
  }
  if (wanted.text.length > longestPassage) throw new MachineFault("too-long");
  if (!(await withinLimit("translation-machine", userId, asking))) {
    throw new MachineFault("too-often");
  }
  const { unit, hash } = wanted;
  try {
    const words = await askMachine(settings, {
      id: unit,
      from: source,
      into: locale,
      text: wanted.text,
      before: (units[at - 1]?.text ?? "").slice(-longestAround),
      after: (units[at + 1]?.text ?? "").slice(0, longestAround),
      terms: termsBetween(await glossaryTerms(), source, locale)(wanted.text),
    });
    return { text: words, tool: settings.name, seen: { unit, hash } };
  } catch (error) {
    if (error instanceof MachineFault) {
      const { code, status } = error;
      log.warn({ fault: code, status, documentId, unit }, "a machine gave no translation");
    }
    throw error;
  }
}
