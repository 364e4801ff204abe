import { escaped } from "./escaped";

/**
 * What stands on no list here is not written: whoever adds an attribute to a
 * public page adds it to the list that says how React writes it.
 */
export class Unwritten extends Error {}

type How = "as it is" | "address" | "flag" | "word" | "number";

/** By the name that it has in JSX: how it is written, and under which name where that is another one. */
const attributes = new Map<string, { how: How; start: string }>();

function list(how: How, names: string, renamed: Record<string, string> = {}): void {
  for (const name of names.split(" ")) {
    attributes.set(name, { how, start: ` ${renamed[name] ?? name}` });
  }
}

list(
  "as it is",
  "className htmlFor tabIndex id lang dir title role name type rel media sizes srcSet alt width height " +
    "loading fetchPriority decoding hrefLang dateTime colSpan scope itemProp content translate cite " +
    "popover popoverTarget method maxLength autoComplete enterKeyHint placeholder " +
    "viewBox fill stroke strokeWidth cx cy r d",
  { className: "class", htmlFor: "for", tabIndex: "tabindex", strokeWidth: "stroke-width" },
);
list("address", "href src action");
list("flag", "itemScope hidden disabled required readOnly open reversed");
list("word", "spellCheck value");
list("number", "start rowSpan");

const ofAnyElement = /^(?:aria|data)-[a-z-]+$/;

/** Browsers pass over control characters and breaks in it, and so does this: React's own expression. */
const program =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is looked for
  /^[\u0000-\u001F ]*j[\r\n\t]*a[\r\n\t]*v[\r\n\t]*a[\r\n\t]*s[\r\n\t]*c[\r\n\t]*r[\r\n\t]*i[\r\n\t]*p[\r\n\t]*t[\r\n\t]*:/i;

/**
 * @param name as in JSX
 * @returns with a space before it; nothing where React writes none
 * @throws Unwritten
 */
export function attributeHtml(name: string, value: unknown): string {
  if (value === undefined || value === null) return "";
  const known = attributes.get(name);
  if (typeof value === "string") {
    if (known?.how === "as it is") return `${known.start}="${escaped(value)}"`;
    if (known?.how === "address") return addressHtml(known.start, value);
  } else if (typeof value !== "number" && typeof value !== "boolean") {
    throw new Unwritten(`the attribute ${name} of type ${typeof value}`);
  }
  if (!known) {
    if (!ofAnyElement.test(name)) throw new Unwritten(`the attribute ${name}`);
    return ` ${name}="${escaped(`${value}`)}"`;
  }
  const { how, start } = known;
  if (how === "flag") return value ? `${start}=""` : "";
  if (how === "word") return `${start}="${escaped(`${value}`)}"`;
  if (how === "number") return numberHtml(start, value);
  // Of an attribute with a value, neither yes nor no is one.
  if (typeof value === "boolean") return "";
  return `${start}="${escaped(`${value}`)}"`;
}

function addressHtml(start: string, value: string): string {
  if (value === "") throw new Unwritten("an empty address");
  if (program.test(value)) throw new Unwritten("an address that is a program");
  return `${start}="${escaped(value)}"`;
}

function numberHtml(start: string, value: string | number | boolean): string {
  if (typeof value !== "number") throw new Unwritten("a number that is none");
  return Number.isNaN(value) ? "" : `${start}="${value}"`;
}
