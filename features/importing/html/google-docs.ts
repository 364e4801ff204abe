import type { Collector } from "@/features/importing/report/collect";
import { all, isElement } from "@/features/writing/paste/nodes";
import { seen } from "@/lib/text/seen";

/**
 * What Google Docs writes into a page that it exports and no reader saw so:
 * lists whose levels stand in the names of their classes, links that go by
 * Google, comments under the text.
 */
export function honestGoogleDocs(part: HTMLElement, collector: Collector): void {
  for (const link of all(part, "a[href*='google.com/url?']")) {
    const href = link.getAttribute("href") ?? "";
    if (!URL.canParse(href)) continue;
    const { hostname, pathname, searchParams } = new URL(href);
    const target = searchParams.get("q") ?? searchParams.get("url");
    if (/(?:^|\.)google\.com$/.test(hostname) && pathname === "/url" && target)
      link.setAttribute("href", target);
  }
  for (const list of all(part, "ul[class*='lst-kix_'], ol[class*='lst-kix_']")) nest(list);
  takeComments(part, collector);
}

const levelOf = (list: Element | null | undefined) =>
  /\blst-kix_([\w-]*?)-(\d)(?:\s|$)/.exec(list?.getAttribute("class") ?? "");

/** A list of a deeper level goes into the last item of the one before it. */
function nest(list: HTMLElement): void {
  const [, id, level] = levelOf(list) ?? [];
  const before = list.previousElementSibling;
  const [, above, upper] = levelOf(before) ?? [];
  if (id === undefined || id !== above || !isElement(before)) return;
  let at = before;
  let left = Number(level) - Number(upper);
  if (left === 0) {
    // The same list, which a deeper one had parted.
    before.append(...list.childNodes);
    list.remove();
    return;
  }
  for (; left > 0; left--) {
    const item = at.lastElementChild;
    const inner = item?.lastElementChild;
    if (!isElement(item)) return;
    if (left === 1 && isElement(inner) && levelOf(inner)?.[2] === level) {
      inner.append(...list.childNodes);
      list.remove();
      return;
    }
    if (isElement(inner) && levelOf(inner)) at = inner;
    else {
      item.append(list);
      return;
    }
  }
}

/** `[a]` in the text, and under it what somebody said of that place. */
function takeComments(part: HTMLElement, collector: Collector): void {
  for (const sign of all(part, "a[id^='cmnt_ref']")) {
    const around = sign.parentElement;
    if (around?.tagName === "SUP") around.remove();
    else sign.remove();
  }
  for (const sign of all(part, "a[href^='#cmnt_ref']")) {
    // The box of a comment begins with its sign; what begins otherwise is the box of the whole text.
    const box = sign.closest("div");
    const isOwn = seen(box?.textContent ?? "").startsWith(seen(sign.textContent ?? ""));
    const around = box && isOwn ? box : sign.closest("p");
    if (!isElement(around) || around === part) continue;
    const words = seen(around.textContent ?? "").replace(/^\[\w+\]/, "");
    collector.remark("comment-left-out", "Comments were left out.", { words });
    around.remove();
  }
}
