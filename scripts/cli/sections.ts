import { type Command, command } from "./command";
import { noWait, withReceipt } from "./receipt-lines";
import { columns, countOf, languageOption, localeOf } from "./shared";

const sectionVerbs = () => import("@/features/editorial/site/sections");

const keyArgument = [{ name: "KEY", help: "the section's key, bauing-dynamic" }] as const;

export const sectionCommands: Command[] = [
  command({
    name: "section list",
    summary: "Lists sections with their names as they are saved",
    args: [],
    options: {},
    readsOnly: true,
    run: async () => {
      const { sectionDrafts } = await import("@/features/editorial/data");
      const sections = await sectionDrafts();
      const rows = sections.flatMap(({ key, position, texts }) =>
        texts.map(({ locale, name, slug }) => [key, `${position}`, locale, slug, name]),
      );
      const json = sections.map(({ key, position, texts }) => ({
        key,
        position,
        texts: texts.map(({ sectionId: _, ...text }) => text),
      }));
      return { json, lines: rows.length > 0 ? columns(rows) : ["There are no sections."] };
    },
  }),
  command({
    name: "section save",
    summary: "Saves a section's name in a language without publishing it; makes a new section",
    args: keyArgument,
    options: {
      language: languageOption,
      name: { kind: "text", value: "NAME", help: "what readers see" },
      slug: { kind: "text", value: "SLUG", help: "its address; it stays once it is public" },
      description: { kind: "text", value: "TEXT", help: "for its page and search results" },
      position: { kind: "text", value: "N", help: "its place among the sections" },
    },
    notes: ["What is not named stays as it is."],
    run: async ({ actor }, [key = ""], { language, name, slug, description, position }) => {
      const { saveSection } = await sectionVerbs();
      const change = { name, slug, description };
      const named = Object.entries(change).filter(([, value]) => value !== undefined);
      const saved = await saveSection(actor, {
        key,
        texts: [{ locale: localeOf(language), ...Object.fromEntries(named) }],
        ...(position === undefined ? {} : { position: countOf(position, "position", 1) }),
      });
      return { json: saved, lines: [`Saved: ${key}, not published yet.`] };
    },
  }),
  command({
    name: "section publish",
    summary: "Makes a section's names public as they are saved, in all its languages",
    args: keyArgument,
    options: { "no-wait": noWait },
    notes: ["Prints the receipt. Pages of a language in which nothing changed are left alone."],
    run: async (context, [key = ""], { "no-wait": stay }) => {
      const { publishSections } = await sectionVerbs();
      const { receiptId } = await publishSections(context.actor, [key]);
      return withReceipt(context, receiptId, stay, {
        json: { key },
        lines: [`Published: ${key}.`],
      });
    },
  }),
];
