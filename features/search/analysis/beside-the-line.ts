/** Unicode's superscript and subscript figures and signs. */
const besideLine = /^[\u00b2\u00b3\u00b9\u2070\u2074-\u207e\u2080-\u208e]$/u;

/** What is measured in, and functions that are raised: in letters as they are folded. */
const raised = new Set(
  "km cm mm dm nm um μm hm ha ft in yd mi kg pa kn ms hz co ln lg tg sin cos tan log min rad mol bar км см мм дм нм мкм га кг па кн кпа мпа мс гц мин сек моль рад".split(
    " ",
  ),
);

/**
 * Whether a figure beside the line is a word apart. m² is found as m2 and
 * CO₂ as co2; but 10⁶ is not 106, and a footnote's sign is no part of its
 * word.
 *
 * @param before gives what stands before, folded: asked for where it matters, which is hardly ever
 * @param previous the character before, as written
 */
export function standsApart(before: () => string, previous: string, character: string): boolean {
  if (!besideLine.test(character) || besideLine.test(previous)) return false;
  const folded = before();
  if (/\p{N}$/u.test(folded)) return true;
  if (character >= "\u2080") return false;
  const word = /\p{L}*$/u.exec(folded)?.[0] ?? "";
  // A negative power is no footnote.
  return [...word].length > 1 && character !== "\u207b" && !raised.has(word);
}
