import type { Inline } from "@/features/publication/schema";

/** `[words](address)` as the editor keeps it; a text without a link stays plain. */
export function withLinks(words: string): string | Record<string, unknown> {
  const parts = words.split(/\[([^\]]+)\]\(([^)]+)\)/);
  if (parts.length === 1) return words;
  const content: Inline[] = [];
  for (let at = 0; at < parts.length; at += 3) {
    const [plain = "", linked, href] = parts.slice(at, at + 3);
    if (plain) content.push({ type: "text", text: plain });
    if (linked && href)
      content.push({ type: "text", text: linked, marks: [{ type: "link", attrs: { href } }] });
  }
  return { type: "doc", content: [{ type: "paragraph", attrs: { id: "p1" }, content }] };
}
