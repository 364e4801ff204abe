/**
 * Words close to a misspelt one. Two words that differ by one or two slips
 * share what is left when letters are taken out of both (SymSpell's idea), so
 * an index of those remains finds candidates without reading the dictionary.
 */

/** Only the beginning counts for the remains: it keeps them few. */
const head = 7;

/** Of a short word with one letter taken out, of a longer one with two. */
export function remainsOf(word: string): string[] {
  const start = word.slice(0, head);
  const remains = new Set([start]);
  let edge = [start];
  for (let round = 0; round < slipsAllowed(word); round++) {
    edge = edge.flatMap((each) =>
      [...each].map((_, index) => each.slice(0, index) + each.slice(index + 1)),
    );
    for (const each of edge) if (each.length > 1) remains.add(each);
  }
  return [...remains];
}

export const slipsAllowed = (word: string) => (word.length > 6 ? 2 : 1);

/** Letters left out, added, replaced or swapped with their neighbour between two words. */
export function slipsBetween(one: string, other: string): number {
  const rows: number[][] = [Array.from({ length: other.length + 1 }, (_, index) => index)];
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1] ? 0 : 1;
      let least = Math.min(
        at(rows, i - 1, j) + 1,
        (row[j - 1] ?? 0) + 1,
        at(rows, i - 1, j - 1) + same,
      );
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
        least = Math.min(least, at(rows, i - 2, j - 2) + 1);
      }
      row.push(least);
    }
    rows.push(row);
  }
  return at(rows, one.length, other.length);
}

const at = (rows: number[][], row: number, column: number) => rows[row]?.[column] ?? 0;

const latinKeys = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`";
const russianKeys = "йцукенгшщзхъфывапролджэячсмитьбюё";

/** The same keys on the other keyboard: `ghbdtn` is привет. Undefined where nothing changes. */
export function otherKeyboard(typed: string): string | undefined {
  const [from, to] = /[a-z]/.test(typed) ? [latinKeys, russianKeys] : [russianKeys, latinKeys];
  const turned = [...typed].map((key) => to[from.indexOf(key)] ?? key).join("");
  return turned === typed ? undefined : turned.replaceAll("ё", "е");
}
