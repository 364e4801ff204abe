import type { LooseNode } from "@/features/publication/body/loose-node";
import { publishedPath } from "@/features/publication/data";
import { oldAddress } from "@/features/publication/routes/legacy-addresses";
import type { Body } from "@/features/publication/schema";
import { siteUrl } from "@/lib/site-url";

/** So many links of a text are looked up; no text has more of them to its own site. */
const mostLookedUp = 200;

/**
 * A body whose links to what is public here follow it wherever it moves: an
 * address of this site, or one of an earlier site that leads here, becomes the
 * document that stands there.
 *
 * @param oldHost of the earlier site, where one is taken in: links to it are to what stands here now
 * @returns how many became one
 */
export async function resolvedLinks(
  body: Body,
  oldHost?: string,
): Promise<{ body: Body; resolved: number }> {
  const targets = new Map<string, string>();
  for (const href of [...hrefsIn(body)].slice(0, mostLookedUp)) {
    const documentId = await documentAt(href, oldHost);
    if (documentId) targets.set(href, documentId);
  }
  if (targets.size === 0) return { body, resolved: 0 };
  let resolved = 0;
  const walked = (node: LooseNode): LooseNode => ({
    ...node,
    ...(node.marks
      ? {
          marks: node.marks.map((mark) => {
            const document = targets.get(String(mark.attrs?.href ?? ""));
            if (mark.type !== "link" || !document) return mark;
            resolved++;
            return { type: "link", attrs: { document } };
          }),
        }
      : {}),
    ...(node.content ? { content: node.content.map(walked) } : {}),
  });
  return { body: walked(body) as Body, resolved };
}

function hrefsIn(node: LooseNode, found = new Set<string>()): Set<string> {
  for (const { type, attrs } of node.marks ?? []) {
    if (type === "link" && typeof attrs?.href === "string") found.add(attrs.href);
  }
  for (const child of node.content ?? []) hrefsIn(child, found);
  return found;
}

/**
 * What stands at an address, by way of redirects. An address on any other host
 * is nobody's but that host's, although a path of an earlier site may look the
 * same; and a part of a page (`#…`) is an address of its own.
 */
async function documentAt(href: string, oldHost?: string): Promise<string | undefined> {
  if (href.includes("#") || !/^(?:\/|https?:)/.test(href)) return undefined;
  if (!href.startsWith("/")) {
    if (!URL.canParse(href)) return undefined;
    const { origin, host } = new URL(href);
    if (origin !== siteUrl() && host !== oldHost) return undefined;
  }
  let path = oldAddress(href) ?? null;
  for (let step = 0; path && step < 3; step++) {
    const known = await publishedPath(path);
    if (known?.state === "LIVE") return known.documentId;
    path = known?.state === "REDIRECT" ? known.target : null;
  }
  return undefined;
}
