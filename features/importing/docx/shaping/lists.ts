import type { Item } from "@/features/importing/docx/package/numbering";
import type { Collector } from "@/features/importing/report/collect";
import { bodyLimits } from "@/features/publication/body/body-limits";
import type { Block, ListItem } from "@/features/publication/schema";
import { type Marker, markerOf } from "@/features/writing/paste/markers";
import type { Line } from "./inlines";

type List = Extract<Block, { type: "bulletList" | "orderedList" }>;
type Open = { list: List; level: number; next: number; of: string; isBullet: boolean };

/** What the sign of a line makes of it: an item of a list, or words of a paragraph. */
export function markerIn(line: Line): Marker | undefined {
  const { item } = line.paragraph;
  if (!item) return undefined;
  return item.isBullet ? { kind: "bullet" } : markerOf(item.label);
}

/** Whether a page can count like this; of what it cannot the sign stays as words. */
export const isListed = (line: Line): boolean => {
  const marker = markerIn(line);
  return marker !== undefined && marker.kind !== "text";
};

/**
 * Lists of the lines that follow each other. A number that is not the next one
 * begins a list that starts there, so that no item changes its number.
 */
export function shapeLists(lines: readonly Line[], collector: Collector): List[] {
  const lists: List[] = [];
  let open: Open[] = [];
  for (const line of lines) {
    const item = line.paragraph.item;
    const marker = markerIn(line);
    if (!item || !marker) continue;
    noteNumbering(line, marker, collector);
    while (open.length > 0 && (open.at(-1)?.level ?? 0) > item.level) open.pop();
    let last = open.at(-1);
    if (last && last.level === item.level && !goesOn(last, item)) {
      open.pop();
      last = open.at(-1);
    }
    const isDeepest = open.length >= bodyLimits.depth;
    if (!last || (last.level < item.level && !isDeepest)) {
      const list = newList(item);
      const parent = last?.list.content.at(-1);
      if (parent) parent.content.push(list);
      else {
        lists.push(list);
        open = [];
        collector.count("list", "imported");
      }
      last = { list, level: item.level, next: item.value, of: item.list, isBullet: item.isBullet };
      open.push(last);
    }
    last.next = item.value + 1;
    last.list.content.push(itemOf(line));
  }
  return lists;
}

const goesOn = (last: Open, item: Item) =>
  last.isBullet === item.isBullet &&
  (item.isBullet || (last.of === item.list && last.next === item.value));

function newList({ isBullet, value }: Item): List {
  if (isBullet) return { type: "bulletList", attrs: { id: "l" }, content: [] };
  return {
    type: "orderedList",
    attrs: { id: "l", ...(value === 1 ? {} : { start: value }) },
    content: [],
  };
}

const itemOf = ({ inlines }: Line): ListItem => ({
  type: "listItem",
  content: [{ type: "paragraph", attrs: { id: "p" }, content: inlines }],
});

function noteNumbering({ paragraph, text }: Line, marker: Marker, collector: Collector): void {
  if (marker.kind !== "letter" && marker.kind !== "roman") return;
  collector.remark(
    "list-numbering",
    "A list was numbered by letters or Roman figures: here it is by 1, 2, 3.",
    {
      part: "body",
      number: Math.max(1, paragraph.number),
      words: `${paragraph.item?.label} ${text}`,
    },
  );
}
