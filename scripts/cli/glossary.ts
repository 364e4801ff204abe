import { errorMessage } from "@/lib/error-text";
import { isUuid } from "@/lib/patterns";
import { OperatorError } from "@/lib/startup/operator-error.mjs";
import { type Command, command } from "./command";
import { fileName, readInput, utf8 } from "./files";
import { UsageError } from "./parse";
import { columns } from "./shared";

const verbs = () => import("@/features/glossary/write/terms");

const list = command({
  name: "glossary list",
  summary: "Lists the glossary: agreed forms in three languages",
  args: [],
  options: {
    format: {
      kind: "text",
      value: "FORMAT",
      help: "as a file to keep: csv or tbx",
      choices: ["csv", "tbx"],
    },
  },
  readsOnly: true,
  run: async (_, __, { format }) => {
    const { glossaryTerms } = await import("@/features/glossary/data");
    const terms = await glossaryTerms();
    if (format === "csv") {
      const { csvOfTerms } = await import("@/features/glossary/files/csv");
      return { json: terms, lines: [csvOfTerms(terms).trimEnd()] };
    }
    if (format === "tbx") {
      const { tbxOfTerms } = await import("@/features/glossary/files/tbx");
      return { json: terms, lines: [tbxOfTerms(terms).trimEnd()] };
    }
    const rows = terms.map(({ id, forms, note, ...term }) => [
      id,
      forms.zh[0] ?? "",
      forms.en[0] ?? "",
      forms.ru[0] ?? "",
      term.public ? "public" : "",
      note,
    ]);
    return { json: terms, lines: rows.length > 0 ? columns(rows) : ["There are no terms."] };
  },
});

const form = (language: string) =>
  ({ kind: "list", value: "NAME", help: `a form in ${language}, the agreed one first` }) as const;
const not = (language: string) =>
  ({ kind: "list", value: "NAME", help: `a form in ${language} that is not to be used` }) as const;

const add = command({
  name: "glossary add",
  summary: "Adds a term, or changes one",
  args: [],
  options: {
    zh: form("Chinese"),
    en: form("English"),
    ru: form("Russian"),
    "not-zh": not("Chinese"),
    "not-en": not("English"),
    "not-ru": not("Russian"),
    note: { kind: "text", value: "TEXT", help: "for writers; never public" },
    public: { kind: "flag", help: "readers may find texts by its forms" },
    implied: { kind: "flag", help: "a text may leave it out where it is understood" },
    id: { kind: "text", value: "ID", help: "the term to change, as “glossary list” gives it" },
  },
  run: async ({ actor }, _, values) => {
    const { saveTerm } = await verbs();
    const term = {
      forms: { zh: values.zh, en: values.en, ru: values.ru },
      forbidden: { zh: values["not-zh"], en: values["not-en"], ru: values["not-ru"] },
      note: values.note ?? "",
      public: values.public,
      implied: values.implied,
    };
    if (values.zh.length + values.en.length + values.ru.length === 0) {
      throw new UsageError("A term needs at least one form: --zh, --en or --ru.");
    }
    const id = await saveTerm(actor, values.id, term);
    return { json: { id, ...term }, lines: [`${values.id ? "Changed" : "Added"}: ${id}.`] };
  },
});

const remove = command({
  name: "glossary remove",
  summary: "Removes a term",
  args: [{ name: "ID", help: "as “glossary list” gives it" }],
  options: {},
  run: async ({ actor }, [id = ""]) => {
    if (!isUuid(id)) throw new OperatorError(`There is no term ${id}.`);
    const { removeTerm } = await verbs();
    await removeTerm(actor, id);
    return { json: { id }, lines: [`Removed ${id}.`] };
  },
});

const importing = command({
  name: "glossary import",
  summary: "Takes in a glossary, CSV or TBX (.tbx, .xml), all or nothing",
  args: [{ name: "FILE", help: "the file; - reads standard input, as CSV" }],
  options: {},
  notes: [
    "CSV has a head: zh,en,ru,zh_forbidden,en_forbidden,ru_forbidden,note,public,implied;",
    "several forms in a cell have | between them. A term whose agreed form is known is changed.",
  ],
  run: async ({ actor }, [file = ""]) => {
    const text = utf8(await readInput(file), file);
    const { importTerms } = await verbs();
    const counts = await importTerms(actor, await termsOf(text, file));
    return { json: counts, lines: [`${counts.added} added, ${counts.changed} changed.`] };
  },
});

async function termsOf(text: string, file: string) {
  const { termsOfFile } = await import("@/features/glossary/files/terms-of-file");
  const { UnreadableTerms } = await import("@/features/glossary/files/unreadable");
  try {
    return termsOfFile(text);
  } catch (error) {
    if (!(error instanceof UnreadableTerms)) throw error;
    const where = error.row === undefined ? "" : `, ${error.row}`;
    throw new OperatorError(
      `${fileName(file)}${where}: ${errorMessage(error)}. Nothing was taken in.`,
    );
  }
}

export const glossaryCommands: Command[] = [list, add, remove, importing];
