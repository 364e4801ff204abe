import type { Body, Mark } from "@/features/publication/schema";

type Node = { type: string; marks?: Mark[] | undefined; content?: Node[] | undefined };

/** The documents that a body links to. */
export function linkedDocuments(body: Body): string[] {
  const found = new Set<string>();
  walk(body, (mark) => {
    if (mark.type === "link" && "document" in mark.attrs) found.add(mark.attrs.document);
    return mark;
  });
  return [...found];
}

/**
 * A body whose links to documents lead to where these stand now. A link to
 * one that is not there is left out and its words stay: a page never offers
 * what it knows to be missing.
 */
export function resolveLinks(body: Body, pathOf: ReadonlyMap<string, string>): Body {
  return walk(body, (mark) => {
    if (mark.type !== "link" || !("document" in mark.attrs)) return mark;
    const href = pathOf.get(mark.attrs.document);
    return href ? { type: "link", attrs: { href } } : undefined;
  });
}

/** A copy in which each mark is what `change` makes of it, or gone. */
function walk(body: Body, change: (mark: Mark) => Mark | undefined): Body {
  // The walk is over any node, and changes nothing but marks.
  return changed(body as Node, change) as Body;
}

function changed(node: Node, change: (mark: Mark) => Mark | undefined): Node {
  const { marks, content, ...rest } = node;
  const kept = (marks ?? []).flatMap((mark) => change(mark) ?? []);
  return {
    ...rest,
    ...(kept.length > 0 ? { marks: kept } : {}),
    ...(content ? { content: content.map((child) => changed(child, change)) } : {}),
  };
}
