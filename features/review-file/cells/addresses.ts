import { storyPaths } from "@/features/editorial/paths";
import type { Inline } from "@/features/publication/schema";
import { isUuid } from "@/lib/patterns";
import { absoluteUrl } from "@/lib/site-url";

/** The address that stands for a document in a file: whoever reviews it can open it. */
export const addressOfDocument = (id: string): string => absoluteUrl(storyPaths.story("en", id));

/** What stands for a file of the library, behind the site's own name. */
const fileEnding = /^\/media\/([0-9a-f]{64})$/;

/** The address that stands for a file of the library. */
export const addressOfFile = (hash: string): string => absoluteUrl(`/media/${hash}`);

/** Links to documents and files went out as addresses, which any program keeps: they are links to them again. */
export function ownLinks(inlines: readonly Inline[]): Inline[] {
  const base = addressOfDocument("");
  const site = absoluteUrl("/").replace(/\/$/, "");
  return inlines.map((each) => {
    if (each.type !== "text" || !each.marks) return each;
    const marks = each.marks.map((mark) => {
      if (mark.type !== "link" || !("href" in mark.attrs)) return mark;
      const { href } = mark.attrs;
      const id = href.startsWith(base) ? href.slice(base.length) : "";
      const [, file] = href.startsWith(site)
        ? (fileEnding.exec(href.slice(site.length)) ?? [])
        : [];
      if (file) return { type: "link" as const, attrs: { file } };
      return isUuid(id) ? { type: "link" as const, attrs: { document: id } } : mark;
    });
    return { ...each, marks };
  });
}
