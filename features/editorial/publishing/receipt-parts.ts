import { feedFiles } from "@/features/publication/routes/paths";

/** An address that a change touched, and whether it shows the change. */
export type SeenUrl = { path: string; expectedStatus: number; seenAt: Date | null };

/** What changed besides the pages that it was about, in the words of whoever reads a receipt. */
const receiptKinds = ["ofStory", "redirects", "lists", "feeds", "sitemaps", "pictures"] as const;

type ReceiptKind = (typeof receiptKinds)[number];

export type ReceiptPart = { kind: ReceiptKind; total: number; seen: number };

/**
 * What else a change touched, counted by kind; kinds that it did not touch are left out.
 *
 * @param pages addresses of the pages that it was about
 * @param own the story's addresses in all languages
 */
export function receiptParts(
  urls: readonly SeenUrl[],
  pages: readonly string[],
  own: readonly string[],
): ReceiptPart[] {
  const rest = urls.filter(({ path }) => !pages.includes(path));
  return receiptKinds.flatMap((kind) => {
    const these = rest.filter((url) => kindOf(url, own) === kind);
    const seen = these.filter(({ seenAt }) => seenAt !== null).length;
    return these.length > 0 ? [{ kind, total: these.length, seen }] : [];
  });
}

function kindOf({ path, expectedStatus }: SeenUrl, own: readonly string[]): ReceiptKind {
  const file = path.slice(path.lastIndexOf("/") + 1);
  if (expectedStatus === 301) return "redirects";
  if (own.includes(path)) return "ofStory";
  if (path.startsWith("/media/")) return "pictures";
  if ((feedFiles as readonly string[]).includes(file)) return "feeds";
  return /^sitemap.*\.xml$|^llms\.txt$/.test(file) ? "sitemaps" : "lists";
}

/** How long a page took to show a change: to a tenth where it was quick. */
export function secondsUntil(from: Date, to: Date): number {
  const seconds = Math.max(0, (new Date(to).getTime() - new Date(from).getTime()) / 1000);
  return seconds < 10 ? Math.round(seconds * 10) / 10 : Math.round(seconds);
}
