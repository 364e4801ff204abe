/** Text of a body, one line a block's paragraph; and every link in it. */
export function read(node: unknown, found = { lines: [] as string[], hrefs: [] as string[] }) {
  const { type, content, attrs } = node as {
    type: string;
    content?: { type: string; text?: string; marks?: { attrs?: { href?: string } }[] }[];
    attrs?: { attribution?: string; caption?: string };
  };
  for (const extra of [attrs?.attribution, attrs?.caption]) if (extra) found.lines.push(extra);
  if (type === "paragraph" || type === "heading") {
    found.lines.push((content ?? []).map(({ text }) => text ?? "").join(""));
    for (const { marks } of content ?? [])
      for (const { attrs: mark } of marks ?? []) if (mark?.href) found.hrefs.push(mark.href);
  } else for (const child of content ?? []) read(child, found);
  return found;
}
