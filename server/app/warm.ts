import { paths } from "@/features/publication/routes/paths";
import { staffPaths } from "@/features/staff/paths";
import { locales } from "@/i18n/routing";
import { renderContext } from "@/lib/page-store/render-context";
import { within } from "@/lib/within";
import type { Handler } from "./contract";
import { askNext } from "./inner-request";

/** A page that hangs holds nobody up: it is only the first of its kind that will be slow. */
const longestMs = 20_000;

/**
 * Has Next load what the most asked pages are made with, before it takes over
 * from another app: the first page of each kind takes some tenths of a second
 * more than those after it. What it answers goes nowhere, so an address without
 * a text does for all texts.
 */
export async function warm(next: Handler): Promise<void> {
  const [first] = locales;
  const pages = [
    ...locales.map((locale) => paths.home(locale)),
    paths.news(first),
    paths.section(first, "none"),
    paths.article(first, "none", "none"),
    paths.corporate(first, "none"),
    staffPaths.signIn(first),
  ];
  for (const page of pages) {
    const asked = () => renderContext.run({ tags: new Set() }, () => askNext(next, page));
    await within(longestMs, page, asked).catch(() => {});
  }
}
