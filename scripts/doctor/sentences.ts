/** Words of the site in two parts: what is wrong, and the last sentence, which says what to do. */
export function inTwo(words: string): { seen: string; todo: string } {
  const at = words.lastIndexOf(". ");
  if (at < 0) return { seen: words, todo: "See docs/operations.md." };
  return { seen: words.slice(0, at + 1), todo: words.slice(at + 2) };
}
