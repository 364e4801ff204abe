import type { Code } from "@/features/facts/names/codes";
import type { Facts } from "@/features/facts/reading/read-facts";
import type { Disagreement } from "./disagreement";
import type { Left } from "./quantities";

/** Said in words as often as by its sign. */
const inWords = /^COVID|^G\d+$|^[345]G$|^3D$/;

/** Standards, models and telephone numbers, letter for letter. */
export function compareCodes(source: Facts, target: Facts, left: Left): Disagreement[] {
  const lost = only(source, target).filter((each) => !asNumber(each, left.target));
  const added = only(target, source).filter((each) => !asNumber(each, left.source));
  const found: Disagreement[] = [];
  for (const code of lost) {
    const like = added.findIndex(
      ({ phone, key }) => phone === code.phone && (phone || key[0] === code.key[0]),
    );
    // C919 and A320: another name altogether.
    const at = like === -1 && !code.phone ? added.findIndex(({ phone }) => !phone) : like;
    const [other] = at === -1 ? [] : added.splice(at, 1);
    if (!other && inWords.test(code.key)) continue;
    found.push({
      kind: other && letters(other) !== letters(code) ? "name" : "number",
      source: shown(source, code),
      target: other ? shown(target, other) : null,
    });
  }
  for (const code of added)
    if (!inWords.test(code.key))
      found.push({ kind: "number", source: null, target: shown(target, code) });
  return found;
}

/** What of a code is no figure. */
const letters = ({ key }: Code) => key.replace(/\d/g, "");

const only = (own: Facts, other: Facts) => {
  const keys = new Set(other.codes.map(({ key }) => key));
  return [...new Map(own.codes.map((each) => [each.key, each])).values()].filter(
    ({ key }) => !keys.has(key),
  );
};

/** G20 is 二十国集团, T3 Terminal 3: its figures alone. */
function asNumber({ key, phone }: Code, quantities: Left["source"]): boolean {
  if (phone) return false;
  const value = Number(/^\D{1,3}(\d+)$/.exec(key)?.[1] ?? Number.NaN);
  const at = quantities.findIndex(({ low }) => low === value);
  if (at !== -1) quantities.splice(at, 1);
  return at !== -1;
}

const shown = ({ words }: Facts, { start, end }: Code) => words.slice(start, end);
