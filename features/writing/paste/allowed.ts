import { all } from "./nodes";

/** What a text's elements may say, besides nothing. Limits are the editor's own parser's. */
const foreign: Record<string, readonly string[]> = {
  A: ["href"],
  OL: ["start"],
  TABLE: ["data-caption"],
  TD: ["colspan", "rowspan"],
  TH: ["colspan", "rowspan"],
};

/** What this editor says of its own: see own.ts. */
const own = [
  "data-pm-slice",
  "data-id",
  "data-document",
  "data-file",
  "data-picture",
  "data-foreign",
  "data-attribution",
  "data-caption",
  "lang",
  "href",
  "start",
  "colspan",
  "rowspan",
];

const numbers = /^(?:start|colspan|rowspan)$/;

/** `2;` is 2, as HTML reads it. */
function asNumber(node: Element, name: string): void {
  const number = /^\s*([+-]?\d{1,9})/.exec(node.getAttribute(name) ?? "")?.[1];
  if (number === undefined) node.removeAttribute(name);
  else node.setAttribute(name, `${Number(number)}`);
}

/** Takes every other attribute away: no style, no script and no identity of another page comes in. */
export function onlyAllowed(body: HTMLElement, isOwn = false): void {
  for (const node of all(body, "*")) {
    const allowed = isOwn ? own : (foreign[node.tagName] ?? []);
    for (const { name } of [...node.attributes]) {
      if (!allowed.includes(name)) node.removeAttribute(name);
      else if (numbers.test(name)) asNumber(node, name);
    }
  }
}
