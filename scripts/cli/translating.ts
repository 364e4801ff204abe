import type { Standing } from "@/features/editorial/units/provenance";
import { locales } from "@/i18n/routing";
import { type Command, command } from "./command";
import { UsageError } from "./parse";
import { columns, countOf, documentArgument, languageOption, localeOf } from "./shared";

const translationData = () => import("@/features/translation/data");

const aLanguage = { kind: "text", value: "LANGUAGE", choices: locales } as const;

const statusCommand = command({
  name: "translation status",
  summary: "Shows of each language and unit how it stands to what it was made from",
  args: documentArgument,
  options: {
    language: { ...aLanguage, help: "of this one only" },
    behind: { kind: "flag", help: "only what needs work" },
  },
  readsOnly: true,
  run: async (_, [documentId = ""], values) => {
    const { translationStatus } = await translationData();
    const { countOf: count, needsWork } = await import("@/features/editorial/units/provenance");
    const texts = (await translationStatus(documentId)).filter(
      ({ locale }) => !values.language || locale === values.language,
    );
    const shown = (lines: Standing[]) =>
      lines.filter(({ state }) => !values.behind || needsWork(state));
    const json = texts.map(({ locale, source, lines }) => ({
      locale,
      source,
      ...count(lines),
      units: shown(lines).map(({ unit, state, former, sources }) => ({
        unit,
        state,
        sourceUnits: sources.map(({ unit }) => unit),
        former,
        now: sources.map(({ text }) => text).join("\n"),
      })),
    }));
    const lines = texts.flatMap(({ locale, source, lines }) => {
      const { behind, of } = count(lines);
      if (!source) return [`${locale}  linked to no other language`, ""];
      const rows = shown(lines).map(({ unit, state, sources }) => [
        `  ${state}`,
        unit ?? "(none)",
        sources.map(({ unit }) => unit).join(" "),
        firstWords(sources.map(({ text }) => text).join(" ")),
      ]);
      return [`${locale}  from ${source}: ${behind} of ${of} behind`, ...columns(rows), ""];
    });
    return { json, lines: lines.length > 0 ? lines : ["There is no text."] };
  },
});

const firstWords = (text: string) =>
  [...text].length > 40 ? `${[...text].slice(0, 40).join("")}…` : text;

const behindCommand = command({
  name: "translation behind",
  summary: "Lists texts that are behind their source, the oldest first",
  args: [],
  options: {
    language: { ...aLanguage, help: "of this one only" },
    limit: { kind: "text", value: "N", help: "so many at most" },
  },
  readsOnly: true,
  run: async (_, __, { language, limit }) => {
    const { behindTexts } = await translationData();
    const locale = language === undefined ? undefined : localeOf(language);
    const found = await behindTexts(locale, countOf(limit, "limit", 100));
    const json = found.map(({ headRevision, units, ...text }) => ({
      ...text,
      of: units,
      title: headRevision?.title ?? "",
    }));
    const rows = json.map((text) => [
      text.documentId,
      text.locale,
      `${text.behind} of ${text.of}`,
      `from ${text.sourceLocale}`,
      `since ${text.behindSince?.toISOString()}`,
      text.title,
    ]);
    return { json, lines: rows.length > 0 ? columns(rows) : ["Nothing is behind."] };
  },
});

const linkCommand = command({
  name: "translation link",
  summary: "Links a text to the language that it was made from, by order, structure and likeness",
  args: documentArgument,
  options: {
    language: languageOption,
    source: { ...aLanguage, help: "the language that it was made from", required: true },
    propose: { kind: "flag", help: "only print what would be linked" },
  },
  notes: ["What the source says now counts as what the text was made from."],
  run: async ({ actor }, [documentId = ""], { language, source, propose }) => {
    const [locale, from] = [localeOf(language), localeOf(source)];
    if (locale === from) throw new UsageError("--source is the language itself: name another one.");
    if (propose) {
      const { proposedPairs } = await translationData();
      const pairs = await proposedPairs(documentId, locale, from);
      return {
        json: pairs,
        lines: columns(pairs.map(({ unit, sourceUnit }) => [unit, sourceUnit])),
      };
    }
    const { link } = await import("@/features/translation/write/link");
    const { linked } = await link(actor, { documentId, locale, source: from });
    return { json: { id: documentId, locale, source: from, linked }, lines: [`${linked} linked.`] };
  },
});

const confirmCommand = command({
  name: "translation confirm",
  summary: "Confirms that units hold for what their source says now; changes no text",
  args: documentArgument,
  options: {
    language: languageOption,
    unit: { kind: "list", value: "UNIT", help: "these alone, as status lists them" },
    all: { kind: "flag", help: "every unit whose source has changed" },
    reason: { kind: "text", value: "TEXT", help: "for the audit trail" },
  },
  run: async ({ actor }, [documentId = ""], { language, unit, all, reason }) => {
    if (all === unit.length > 0) throw new UsageError("Name units with --unit, or say --all.");
    const locale = localeOf(language);
    const { confirm } = await import("@/features/translation/write/confirm");
    const { translationStatus } = await translationData();
    const text = (await translationStatus(documentId)).find((each) => each.locale === locale);
    const lines = unit.map((name) => ({
      unit: name,
      seen: text?.lines.find((line) => line.unit === name)?.sources ?? [],
    }));
    const which = { documentId, locale, reason, ...(all ? {} : { lines }) };
    const { confirmed } = await confirm(actor, which);
    return { json: { id: documentId, locale, confirmed }, lines: [`${confirmed} confirmed.`] };
  },
});

export const translatingCommands: Command[] = [
  statusCommand,
  behindCommand,
  linkCommand,
  confirmCommand,
];
