import { SaxesParser } from "saxes";
import { type TermInput, termSchema } from "@/features/glossary/schema";
import { type Locale, languages, locales } from "@/i18n/routing";
import { escapeXml } from "@/lib/text/xml";
import { faultOf, UnreadableTerms } from "./unreadable";

/**
 * TBX-Basic (ISO 30042), in the names of 2008 (termEntry, langSet, tig) and of
 * 2019 (conceptEntry, langSec, termSec). What is not to be used has the
 * status `deprecatedTerm-admn-sts`; our own marks stand in `x-` notes, which
 * others leave alone.
 */
type Element = {
  name: string;
  attributes: Record<string, string>;
  text: string;
  children: Element[];
};

/** A tree of elements; entities of a file's own are not taken, so that a small file stays small. */
function treeOf(text: string): Element {
  const parser = new SaxesParser();
  const root: Element = { name: "", attributes: {}, text: "", children: [] };
  const open = [root];
  const line = () => parser.line;
  parser.on("error", ({ message }) => {
    throw new UnreadableTerms(message, line());
  });
  parser.on("doctype", (given) => {
    if (given.includes("[")) throw new UnreadableTerms("it defines entities", line());
  });
  parser.on("opentag", ({ name, attributes }) => {
    const element: Element = { name, attributes: { ...attributes }, text: "", children: [] };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on("text", (words) => {
    for (const element of open) element.text += words;
  });
  parser.on("closetag", () => void open.pop());
  parser.write(text).close();
  return root;
}

/** Elements of these names, wherever they stand. */
const within = (element: Element, ...names: string[]): Element[] =>
  element.children.flatMap((each) => (names.includes(each.name) ? [each] : within(each, ...names)));
const textOf = ({ text }: Element) => text.replace(/\s+/g, " ").trim();

/** @throws UnreadableTerms, which names the line or the entry */
export function termsOfTbx(text: string): TermInput[] {
  const root = treeOf(text.replace(/^\uFEFF/, ""));
  const [body] = within(root, "body");
  if (!body || !/^(?:martif|tbx)$/.test(root.children[0]?.name ?? "")) {
    throw new UnreadableTerms("it is no TBX");
  }
  return within(body, "termEntry", "conceptEntry").map((entry, index) => {
    const parsed = termSchema.safeParse(termOf(entry));
    if (parsed.success) return parsed.data;
    throw new UnreadableTerms(faultOf(parsed.error), index + 1);
  });
}

function termOf(entry: Element): unknown {
  const forms: Record<Locale, string[]> = { zh: [], en: [], ru: [] };
  const forbidden: Record<Locale, string[]> = { zh: [], en: [], ru: [] };
  for (const part of within(entry, "langSet", "langSec")) {
    const tag = (part.attributes["xml:lang"] ?? "").toLowerCase();
    const locale = locales.find((each) => tag === each || tag.startsWith(`${each}-`));
    if (!locale) continue;
    for (const each of within(part, "tig", "ntig", "termSec")) {
      const [term] = within(each, "term");
      const status = within(each, "termNote").find(
        ({ attributes }) => attributes.type === "administrativeStatus",
      );
      const list = /deprecated|superseded/.test(status?.text ?? "") ? forbidden : forms;
      if (term && textOf(term)) list[locale].push(textOf(term));
    }
  }
  const descriptions = entry.children.filter(({ name }) => name === "descrip");
  const described = descriptions.filter(({ attributes }) =>
    /definition|context|note/.test(attributes.type ?? ""),
  );
  const notes = [...entry.children.filter(({ name }) => name === "note"), ...described];
  const marks = descriptions
    .filter(({ attributes }) => attributes.type === "x-marks")
    .flatMap((each) => textOf(each).split(" "));
  return {
    forms,
    forbidden,
    note: notes.map(textOf).filter(Boolean).join(" "),
    public: marks.includes("public"),
    implied: marks.includes("implied"),
  };
}

export function tbxOfTerms(terms: readonly TermInput[]): string {
  const entries = terms.map((term, index) => {
    const marks = [term.public ? "public" : "", term.implied ? "implied" : ""]
      .filter(Boolean)
      .join(" ");
    const parts = locales.flatMap((locale) => {
      const tigs = [
        ...term.forms[locale].map((form, at) =>
          tig(form, at === 0 ? "preferredTerm" : "admittedTerm"),
        ),
        ...term.forbidden[locale].map((form) => tig(form, "deprecatedTerm")),
      ];
      return tigs.length > 0
        ? [`<langSet xml:lang="${languages[locale].tag}">${tigs.join("")}</langSet>`]
        : [];
    });
    const note = term.note ? `<note>${escapeXml(term.note)}</note>` : "";
    const own = marks ? `<descrip type="x-marks">${marks}</descrip>` : "";
    return `<termEntry id="t${index + 1}">${own}${note}${parts.join("")}</termEntry>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<martif type="TBX-Basic" xml:lang="zh-Hans"><martifHeader><fileDesc><sourceDesc><p>Glossary</p></sourceDesc></fileDesc></martifHeader><text><body>
${entries.join("\n")}
</body></text></martif>
`;
}

const tig = (form: string, status: string) =>
  `<tig><term>${escapeXml(form)}</term><termNote type="administrativeStatus">${status}-admn-sts</termNote></tig>`;
