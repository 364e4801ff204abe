import type { ContentInput } from "@/features/editorial/schema";
import { plainText } from "@/features/publication/body/body-text";
import type { Body } from "@/features/publication/schema";
import { isBlank } from "@/lib/text/seen";

/** A first paragraph that is longer is none that stands above a text. */
const longestTitle = 160;

/** A text that was copied whole begins with its headline, which has a field of its own here. */
export function firstLineAsTitle(
  content: ContentInput & { body: Body },
): ContentInput & { body: Body } {
  if (!isBlank(content.title ?? "")) return content;
  const blocks = content.body.content;
  const at = blocks.findIndex((block) => !isBlank(plainText({ type: "doc", content: [block] })));
  const first = blocks[at];
  if (first?.type !== "paragraph" && first?.type !== "heading") return content;
  const title = plainText({ type: "doc", content: [first] }).trim();
  // One passage alone is the text, and not what stands above it.
  if ([...title].length > longestTitle || at === blocks.length - 1) return content;
  return { ...content, title, body: { ...content.body, content: blocks.slice(at + 1) } };
}
