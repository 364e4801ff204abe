type Json = { attrs?: Record<string, unknown>; text?: string; content?: Json[] };

/** The words of a unit in what the editor holds, without marks; empty where it has none. */
export function wordsIn(node: Json, unit: string): string {
  if (`b:${node.attrs?.id}` === unit) return plain(node);
  for (const each of node.content ?? []) {
    const found = wordsIn(each, unit);
    if (found) return found;
  }
  return "";
}

const plain = ({ text, content = [] }: Json): string => text ?? content.map(plain).join("");
