import { storyPaths } from "@/features/editorial/paths";
import type { Inline } from "@/features/publication/schema";
import { isUuid } from "@/lib/patterns";
import { absoluteUrl } from "@/lib/site-url";

/** The address that stands for a document in a file: whoever reviews it can open it. */
export const addressOfDocument = (id: string): string => absoluteUrl(storyPaths.story("en", id));

/** Links to documents went out as addresses of the desk, which any program keeps: they are links to documents again. */
export function ownLinks(inlines: readonly Inline[]): Inline[] {
  const base = addressOfDocument("");
  return inlines.map((each) => {
    if (each.type !== "text" || !each.marks) return each;
    const marks = each.marks.map((mark) => {
      if (mark.type !== "link" || !("href" in mark.attrs)) return mark;
      const { href } = mark.attrs;
      const id = href.startsWith(base) ? href.slice(base.length) : "";
      return isUuid(id) ? { type: "link" as const, attrs: { document: id } } : mark;
    });
    return { ...each, marks };
  });
}
