import { OperatorError } from "@/lib/startup/operator-error.mjs";
import { type Command, command } from "./command";
import { UsageError } from "./parse";
import { columns, countOf, languageOption, localeOf } from "./shared";

const reindex = command({
  name: "search reindex",
  summary: "Makes anew what search finds texts by, published ones and drafts",
  args: [],
  options: {},
  notes: [
    "Needed after a change of the names. When a new version of the site finds texts by",
    "other means, the worker does it by itself. The site can run meanwhile, and others can",
    "publish.",
  ],
  run: async () => {
    const { reindexDrafts } = await import("@/features/editorial/drafts/draft-index");
    const { reindexPublications } = await import("@/features/publication/write/reindex");
    const progress = (texts: number) => {
      if (process.stderr.isTTY) process.stderr.write(`\r${texts} published texts`);
    };
    const published = await reindexPublications(progress);
    if (process.stderr.isTTY) process.stderr.write("\r");
    const drafts = await reindexDrafts();
    return {
      json: { published, drafts },
      lines: [`${published} published texts and ${drafts} texts of the desk are indexed.`],
    };
  },
});

const findDrafts = command({
  name: "search drafts",
  summary: "Finds texts by what their newest revision says, published or not",
  args: [{ name: "WORDS", help: "as readers would type them; in quotation marks if several" }],
  options: {
    language: { ...languageOption, required: false, help: "texts in this language only" },
    limit: { kind: "text", value: "N", help: "so many at most" },
  },
  readsOnly: true,
  run: async ({ actor }, [words = ""], values) => {
    const { searchDrafts } = await import("@/features/editorial/drafts/search-drafts");
    const found = await searchDrafts(actor, words, {
      limit: countOf(values.limit, "limit", 20),
      ...(values.language ? { locale: localeOf(values.language) } : {}),
    });
    const rows = found.map(({ documentId, locale, states, title }) => [
      documentId,
      locale,
      states.editorial,
      states.public,
      title,
    ]);
    return { json: found, lines: rows.length > 0 ? columns(rows) : ["Nothing was found."] };
  },
});

const writeNames = () => import("@/features/search/index/write-names");
const transactions = () => import("@/lib/db/transaction");

const form = (language: string) =>
  ({ kind: "list", value: "NAME", help: `a form in ${language}` }) as const;

const addName = command({
  name: "search name add",
  summary: "Adds a name in its forms: readers find texts with one by any of them",
  args: [],
  options: { zh: form("Chinese"), en: form("English"), ru: form("Russian") },
  notes: [
    "The names are public. Texts that are indexed already know a new one after",
    "“search reindex”.",
  ],
  run: async (_, __, { zh, en, ru }) => {
    if (zh.length + en.length + ru.length === 0) {
      throw new UsageError("A name needs at least one form: --zh, --en or --ru.");
    }
    const { addNames } = await writeNames();
    const { inTransaction } = await transactions();
    const [id] = await inTransaction((tx) => addNames(tx, [{ zh, en, ru }]));
    return { json: { id, zh, en, ru }, lines: [`Added as ${id}.`] };
  },
});

const listNames = command({
  name: "search name list",
  summary: "Lists the names that search knows",
  args: [],
  options: {},
  readsOnly: true,
  run: async () => {
    const { editorialDb } = await import("@/lib/db/editorial");
    const names = await editorialDb().searchName.findMany({ orderBy: { id: "asc" } });
    return {
      json: names,
      lines: names.map(({ id, zh, en, ru }) => `${id}\t${[...zh, ...en, ...ru].join(" · ")}`),
    };
  },
});

const dropName = command({
  name: "search name remove",
  summary: "Removes a name",
  args: [{ name: "NUMBER", help: "as “search name list” gives it" }],
  options: {},
  run: async (_, [number = ""]) => {
    const { removeName } = await writeNames();
    const { inTransaction } = await transactions();
    const id = /^\d{1,9}$/.test(number) ? Number(number) : undefined;
    const removed = id !== undefined && (await inTransaction((tx) => removeName(tx, id)));
    if (!removed) throw new OperatorError(`There is no name ${number}.`);
    return { json: { id }, lines: [`Removed ${id}.`] };
  },
});

export const searchingCommands: Command[] = [reindex, findDrafts, addName, listNames, dropName];
