type Node = {
  type: string;
  text?: string;
  marks?: {
    type: string;
    attrs?: { href?: string; document?: string; file?: string; lang?: string };
  }[];
  attrs?: object;
  content?: Node[];
};

/**
 * The runs of words in a block: one for each paragraph or heading in it.
 * Words of another language are left out, a gap standing for them: they have
 * rules of their own.
 */
export function runsOf(block: Node): string[] {
  if (block.type === "paragraph" || block.type === "heading") {
    return [(block.content ?? []).map(wordsOf).join("")];
  }
  return (block.content ?? []).flatMap(runsOf);
}

function wordsOf({ type, text = "", marks = [] }: Node): string {
  if (type === "hardBreak") return "\n";
  return marks.some((mark) => mark.type === "foreign") ? "\ufffc" : text;
}

/** Every word of a block, those of other languages too. */
export const textsOf = (block: Node): string[] => [
  ...(block.text ? [block.text] : []),
  ...(block.content ?? []).flatMap(textsOf),
];

/** Where a block's links lead: addresses, and documents by their ids. */
export function hrefsOf(block: Node): string[] {
  const own = (block.marks ?? []).flatMap(({ type, attrs }) =>
    type === "link" ? [attrs?.document ?? attrs?.href ?? ""] : [],
  );
  return [...new Set([...own, ...(block.content ?? []).flatMap(hrefsOf)])].filter(Boolean);
}
