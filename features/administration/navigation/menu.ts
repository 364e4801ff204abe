import type { z } from "zod";
import {
  incomingNavigationSchema,
  type Navigation,
  type navigationSchema,
} from "@/features/publication/catalogue/navigation";

type Rows = Record<"order" | "target" | "label" | "url", string[]>;

/**
 * The menu from the rows of a form, in the order that their numbers say; a
 * row without a target is left out.
 *
 * @throws ZodError for a link without a name or an address
 */
export function menuOf({ order, target, label, url }: Rows): Navigation {
  const rows = target.map((value, index) => ({
    at: Number(order[index]) || index + 1,
    item: itemOf(value, label[index] ?? "", url[index] ?? ""),
  }));
  const items = rows
    .sort((one, other) => one.at - other.at)
    .flatMap(({ item }) => (item ? [item] : []));
  return incomingNavigationSchema.parse(items);
}

function itemOf(
  target: string,
  label: string,
  url: string,
): z.input<typeof navigationSchema>[number] | undefined {
  const [kind = "", rest = ""] = target.split(/:(.*)/);
  if (kind === "section") return { kind, key: rest };
  if (kind === "page") return { kind, documentId: rest };
  return kind === "link" ? { kind, label, url } : undefined;
}

/** What a select calls an entry's target. */
export function targetOf(item: Navigation[number] | undefined): string {
  if (!item) return "";
  if (item.kind === "section") return `section:${item.key}`;
  return item.kind === "page" ? `page:${item.documentId}` : "link";
}
