import { XMLParser, XMLValidator } from "fast-xml-parser";
import { type TermInput, termSchema } from "@/features/glossary/schema";
import { type Locale, languages, locales } from "@/i18n/routing";
import { UnreadableTerms } from "./unreadable";

/**
 * TBX-Basic (ISO 30042), in the names of 2008 (termEntry, langSet, tig) and of
 * 2019 (conceptEntry, langSec, termSec). What is not to be used has the
 * status `deprecatedTerm-admn-sts`; our own marks stand in `x-` notes, which
 * others leave alone.
 */
const lists = new Set([
  "termEntry",
  "conceptEntry",
  "langSet",
  "langSec",
  "tig",
  "ntig",
  "termSec",
  "termNote",
  "descrip",
  "note",
  "descripGrp",
]);
const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: "@",
  isArray: (name) => lists.has(name),
  parseTagValue: false,
  processEntities: true,
});

type Node = { [name: string]: unknown };
/** An element without attributes is its text alone. */
const nodes = (value: unknown): Node[] =>
  (Array.isArray(value) ? value : value === undefined ? [] : [value]).map((each) =>
    typeof each === "object" && each !== null ? (each as Node) : { "#text": each },
  );
const textOf = (value: unknown): string =>
  (typeof value === "object" && value !== null
    ? String((value as Node)["#text"] ?? "")
    : String(value ?? "")
  ).trim();

/** @throws UnreadableTerms, which names the line or the entry */
export function termsOfTbx(text: string): TermInput[] {
  const valid = XMLValidator.validate(text);
  if (valid !== true) throw new UnreadableTerms(valid.err.msg, valid.err.line);
  // Entities of their own would be a way to make a small file large.
  if (/<!(?:DOCTYPE|ENTITY)[^>]*\[/i.test(text)) throw new UnreadableTerms("it defines entities");
  const root = parser.parse(text) as Node;
  const top = (root.martif ?? root.tbx) as Node | undefined;
  const body = ((top?.text as Node | undefined)?.body ?? top?.body) as Node | undefined;
  if (!body) throw new UnreadableTerms("it is no TBX");
  const entries = [...nodes(body.termEntry), ...nodes(body.conceptEntry)];
  return entries.map((entry, index) => {
    const parsed = termSchema.safeParse(termOf(entry));
    if (parsed.success) return parsed.data;
    throw new UnreadableTerms(parsed.error.issues[0]?.path.join(".") ?? "", index + 1);
  });
}

function termOf(entry: Node): unknown {
  const forms: Record<Locale, string[]> = { zh: [], en: [], ru: [] };
  const forbidden: Record<Locale, string[]> = { zh: [], en: [], ru: [] };
  for (const part of [...nodes(entry.langSet), ...nodes(entry.langSec)]) {
    const tag = String(part["@xml:lang"] ?? "").toLowerCase();
    const locale = locales.find((each) => tag === each || tag.startsWith(`${each}-`));
    if (!locale) continue;
    const terms = [
      ...nodes(part.tig),
      ...nodes(part.termSec),
      ...nodes(part.ntig).flatMap((each) => nodes(each.termGrp)),
    ];
    for (const each of terms) {
      const notes = nodes(each.termNote).map((note) => `${note["@type"]} ${textOf(note)}`);
      const list = notes.some((note) =>
        /administrativeStatus.*(?:deprecated|superseded)/.test(note),
      )
        ? forbidden
        : forms;
      if (textOf(each.term)) list[locale].push(textOf(each.term));
    }
  }
  const said = (entry.note ?? []) as unknown[];
  const described = nodes(entry.descrip).filter((each) =>
    /definition|context|note/.test(String(each["@type"])),
  );
  const note = [...(Array.isArray(said) ? said : [said]), ...described].map(textOf).filter(Boolean);
  const marks = nodes(entry.descrip).flatMap((each) =>
    each["@type"] === "x-marks" ? textOf(each).split(" ") : [],
  );
  return {
    forms,
    forbidden,
    note: note.join(" "),
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
    const note = term.note ? `<note>${escaped(term.note)}</note>` : "";
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
  `<tig><term>${escaped(form)}</term><termNote type="administrativeStatus">${status}-admn-sts</termNote></tig>`;
const escaped = (text: string) =>
  text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
