import type { Settings } from "@/features/editorial/site/schema";
import type { Locale } from "@/i18n/routing";
import { OperatorError } from "@/lib/startup/operator-error.mjs";
import { type Command, command, type Result } from "./command";
import { readJson } from "./files";
import { UsageError } from "./parse";
import { noWait, withReceipt } from "./receipt-lines";
import { documentArgument, languageOption, languagesOption, localeOf, localesOf } from "./shared";

/** What belongs to the whole site: its lead story, its settings, its menus. */

const leadStory = () => import("@/features/editorial/site/lead-story");
const settingsAndNavigation = () => import("@/features/editorial/site/settings-and-navigation");

const setLead = command({
  name: "lead set",
  summary: "Has home pages lead with a story, where it is public",
  args: documentArgument,
  options: {
    until: { kind: "text", value: "TIME", help: "local time at which it ends, 2027-01-05T09:00" },
    zone: { kind: "text", value: "ZONE", help: "whose local time, Asia/Shanghai" },
    offset: { kind: "text", value: "OFFSET", help: "+01:00, where the time occurs twice" },
    "no-wait": noWait,
  },
  run: async (context, [documentId = ""], { until, zone, offset, "no-wait": stay }) => {
    if ((until === undefined) !== (zone === undefined)) {
      throw new UsageError("--until and --zone belong together.");
    }
    const { setLeadStory } = await leadStory();
    const end =
      until && zone
        ? { until: { localTime: until, zone, ...(offset ? { offset } : {}) } }
        : undefined;
    const lead = { documentId, ...end };
    const { receiptId, until: ends } = await setLeadStory(context.actor, lead);
    return withReceipt(context, receiptId, stay, {
      json: { id: documentId, until: ends },
      lines: [`Home pages lead with it ${ends ? `until ${ends.toISOString()}` : "from now on"}.`],
    });
  },
});

const clearLead = command({
  name: "lead clear",
  summary: "Has home pages lead with the newest story again",
  args: [],
  options: { "no-wait": noWait },
  run: async (context, _, { "no-wait": stay }) => {
    const { setLeadStory } = await leadStory();
    const { receiptId } = await setLeadStory(context.actor, undefined);
    return withReceipt(context, receiptId, stay, {
      json: { id: null },
      lines: ["Home pages lead with the newest story."],
    });
  },
});

type Kind = "settings" | "navigation";

/** What is being edited, and the version to base a change on. */
async function draft(kind: Kind, locale: Locale): Promise<{ version: number; content: unknown }> {
  const { siteDraft } = await import("@/features/editorial/data");
  const { emptySettings } = await import("@/features/editorial/site/schema");
  const found = await siteDraft(locale);
  if (kind === "navigation") {
    return { version: found.navigation?.version ?? 0, content: found.navigation?.items ?? [] };
  }
  const { version = 0, locale: _, ...rest } = found.settings ?? {};
  return { version, content: { ...emptySettings, ...rest } };
}

const show = (kind: Kind, what: string): Command =>
  command({
    name: `${kind} show`,
    summary: `Shows ${what} of a language as it is being edited: what save takes`,
    args: [],
    options: { language: languageOption },
    readsOnly: true,
    run: async (_, __, { language }) => {
      const { version, content } = await draft(kind, localeOf(language));
      return {
        json: { version, [kind]: content },
        lines: [JSON.stringify(content, null, 2), `Version ${version}.`],
      };
    },
  });

const save = (kind: Kind, what: string, note: string): Command =>
  command({
    name: `${kind} save`,
    summary: `Saves ${what} of a language without publishing it`,
    args: [{ name: "FILE", help: "JSON; - reads standard input" }],
    options: {
      language: languageOption,
      "based-on": {
        kind: "text",
        value: "VERSION",
        help: "the version that was being edited; refused when there is a newer one",
      },
    },
    notes: [note],
    run: async ({ actor }, [file = ""], { language, "based-on": named }) => {
      const locale = localeOf(language);
      if (named !== undefined && !/^\d{1,9}$/.test(named)) {
        throw new UsageError(`--based-on must be a version's number, not "${named}".`);
      }
      const given = await readJson(file);
      const now = await draft(kind, locale);
      const change = { locale, basedOn: named === undefined ? now.version : Number(named) };
      const { saveNavigation, saveSettings } = await settingsAndNavigation();
      const { navigationSchema } = await import("@/features/publication/catalogue/navigation");
      const { version } =
        kind === "navigation"
          ? await saveNavigation(actor, { ...change, items: navigationSchema.parse(given) })
          : await saveSettings(actor, { ...change, settings: merged(now.content, given, file) });
      return { json: { locale, version }, lines: [`Saved as version ${version}.`] };
    },
  });

/** Settings that are not named stay. Their shape is judged where they are saved. */
function merged(now: unknown, given: unknown, file: string) {
  if (typeof given !== "object" || given === null || Array.isArray(given)) {
    throw new OperatorError(`${file} must be a JSON object, as "settings show" prints it.`);
  }
  return { ...(now as Settings), ...given };
}

const publish = (kind: Kind, what: string): Command =>
  command({
    name: `${kind} publish`,
    summary: `Makes ${what} public as it is saved, all languages or none`,
    args: [],
    options: { language: languagesOption, "no-wait": noWait },
    run: async (context, _, { language, "no-wait": stay }): Promise<Result> => {
      const { publishNavigation, publishSettings } = await settingsAndNavigation();
      const work = kind === "navigation" ? publishNavigation : publishSettings;
      const locales = localesOf(language);
      const { receiptId } = await work(context.actor, locales);
      return withReceipt(context, receiptId, stay, {
        json: { locales },
        lines: [`Published: ${locales.join(", ")}.`],
      });
    },
  });

const menuNote =
  'An array of {"kind":"section","key":"…"}, {"kind":"page","documentId":"…"}, {"kind":"link","label":"…","url":"https://…"}; an empty one brings the first pages back.';

export const siteCommands: Command[] = [
  setLead,
  clearLead,
  show("settings", "the company's settings"),
  save("settings", "the company's settings", "What the file does not name stays as it is."),
  publish("settings", "the company's settings"),
  show("navigation", "the menu"),
  save("navigation", "the menu", menuNote),
  publish("navigation", "the menu"),
];
