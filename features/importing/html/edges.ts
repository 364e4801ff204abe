import type { Credits } from "@/features/importing/reading/credits";
import {
  breadcrumbs,
  isPager,
  plainName,
  sectionCalled,
} from "@/features/importing/reading/known-words";
import type { KnownSite } from "@/features/importing/reading/options";
import type { Collector } from "@/features/importing/report/collect";
import { plainText } from "@/features/publication/body/body-text";
import type { Block, Body } from "@/features/publication/schema";
import { creditsIn } from "./page-facts";

export type Edges = {
  body: Body | undefined;
  credits: Credits;
  /** Names of a trail that stood in the text. */
  trail: string[] | undefined;
  /** Words of what was taken from the text. */
  taken: string[];
};

/** So many of the first blocks can still be of the page's head. */
const mostAtHead = 8;

/**
 * Takes off the text what belongs to the page around it: the headline that
 * stands in it once more, breadcrumbs, credits, links to other pages.
 */
export function takeEdges(
  body: Body | undefined,
  { title, site }: { title: string; site: KnownSite },
  collector: Collector,
): Edges {
  const edges: Edges = { body: undefined, credits: {}, trail: undefined, taken: [] };
  if (!body) return edges;
  const content: Block[] = [...body.content];
  const words = (block: Block | undefined) =>
    block && (block.type === "paragraph" || block.type === "heading")
      ? plainText({ type: "doc", content: [block] }).trim()
      : undefined;
  const take = (index: number, line: string) => {
    const rest = index === 0 ? withoutFirstLine(content[0]) : undefined;
    content.splice(index, 1, ...(rest ? [rest] : []));
    edges.taken.push(line);
  };
  for (let looked = 0; looked < mostAtHead; looked++) {
    const line = firstLine(content[0]);
    if (line === undefined || content.length < 2) break;
    const crumbs = breadcrumbs(line, site);
    const credits = creditsIn(line);
    if (title && plainName(line) === plainName(title))
      collector.remark("headline-found", "The headline stood in the text as well.", {
        words: line,
      });
    else if (crumbs) {
      edges.trail ??= crumbs;
      collector.remark("breadcrumb-left-out", "A line of breadcrumbs was left out.", {
        words: line,
      });
    } else if (credits) {
      edges.credits = { ...credits, ...edges.credits };
      collector.remark("credit-found", "A line of credits was taken from the text.", {
        words: line,
      });
    } else if (sectionCalled(line, site)) {
      edges.trail ??= [line];
      collector.remark("section-name-left-out", "The name of a section was left out.", {
        words: line,
      });
    } else break;
    take(0, line);
  }
  while (content.length > 1) {
    const line = words(content.at(-1));
    if (line === undefined) break;
    const credits = creditsIn(line);
    if (isPager(line))
      collector.remark("pager-left-out", "Links to other pages were left out.", { words: line });
    else if (credits) {
      edges.credits = { ...credits, ...edges.credits };
      collector.remark("credit-found", "A line of credits was taken from the text.", {
        words: line,
      });
    } else break;
    take(content.length - 1, line);
  }
  edges.body = content.length > 0 ? { ...body, content } : undefined;
  return edges;
}

/** Headline and date may be lines of one paragraph. */
function firstLine(block: Block | undefined): string | undefined {
  if (block?.type !== "paragraph" && block?.type !== "heading") return undefined;
  const inlines = block.content ?? [];
  const end = inlines.findIndex(({ type }) => type === "hardBreak");
  const line: Block = { ...block, content: end < 0 ? inlines : inlines.slice(0, end) };
  return plainText({ type: "doc", content: [line] }).trim();
}

function withoutFirstLine(block: Block | undefined): Block | undefined {
  if (block?.type !== "paragraph" && block?.type !== "heading") return undefined;
  const inlines = block.content ?? [];
  const end = inlines.findIndex(({ type }) => type === "hardBreak");
  return end < 0 ? undefined : { ...block, content: inlines.slice(end + 1) };
}
