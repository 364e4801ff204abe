import type { Collector } from "@/features/importing/report/collect";
import { all } from "@/features/writing/paste/nodes";
import { isBlank, seen } from "@/lib/text/seen";
import { dayIn, dayOfMoment } from "./days";
import type { PageFacts } from "./page-facts";
import type { Page } from "./page-of";

type WeChatFacts = PageFacts & { address?: string };

/** What an article of WeChat says only in its scripts and under its own names. */
export function wechatFacts({
  document,
  scripts,
}: Pick<Page, "document" | "scripts">): WeChatFacts {
  const source = scripts.join("\n");
  const shown = (selector: string) => seen(document.querySelector(selector)?.textContent ?? "");
  const said = (...names: string[]) => {
    for (const name of names) {
      // `var msg_title = "…".html(false);`, `window.ct = '1554…'`, `ct: '1554…'`
      const found = new RegExp(
        `\\b${name}\\s*[:=]\\s*(?:"([^"\\n]{0,500})"|'([^'\\n]{0,500})')`,
      ).exec(source);
      const value = found?.[1] ?? found?.[2];
      if (value) return unescaped(value);
    }
    return "";
  };
  const seconds = Number(
    /^\d{9,11}$/.exec(said("ct", "oriCreateTime", "create_time"))?.[0] ?? Number.NaN,
  );
  const date = Number.isNaN(seconds)
    ? (dayIn(said("createTime", "publish_time")) ?? dayIn(shown("#publish_time")))
    : dayOfMoment(seconds * 1_000);
  const facts = {
    title: shown("#activity-name") || shown(".rich_media_title") || said("msg_title"),
    byline: shown("#js_author_name") || shown(".rich_media_meta_text[id='author']"),
    source: shown("#js_name") || said("nickname"),
    summary: said("msg_desc"),
    address: withoutSession(said("msg_link")),
    ...(date ? { date } : {}),
  };
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value));
}

const unescaped = (value: string) =>
  seen(
    value
      .replace(/\\x([0-9a-f]{2})/gi, (_, code: string) =>
        String.fromCharCode(Number.parseInt(code, 16)),
      )
      .replace(/\\u([0-9a-f]{4})/gi, (_, code: string) =>
        String.fromCharCode(Number.parseInt(code, 16)),
      )
      .replace(/\\(["'/\\])/g, "$1")
      .replace(/&nbsp;/g, " ")
      .replace(/&lt;/g, "<")
      .replace(/&gt;/g, ">")
      .replace(/&quot;/g, '"')
      .replace(/&#0?39;/g, "'")
      .replace(/&amp;/g, "&"),
  );

/**
 * Cards of other accounts, of small programs, of places: an article of WeChat
 * has empty elements of its own for them, which its scripts fill.
 */
export function takeCards(part: HTMLElement, collector: Collector): void {
  for (const node of all(part, "*")) {
    const isCard = /^MP-|^MPPROFILE$/.test(node.tagName) && !filled.test(node.tagName);
    if (!isCard || !isBlank(node.textContent ?? "") || node.querySelector("img")) continue;
    const words = names.map((name) => node.getAttribute(name)).find(Boolean);
    const message = "Films, sound or frames of other sites were left out.";
    collector.remark("embed-left-out", message, { words: words ?? node.tagName.toLowerCase() });
    node.remove();
  }
}

const names = ["data-nickname", "data-miniprogram-title", "data-miniprogram-nickname", "data-name"];
/** Films and sounds are told of as those of all other pages are. */
const filled = /^MP-COMMON-(?:VIDEOSNAP|MPAUDIO)$/;

/** The address of an article without what belongs to the reader who saved it. */
export function withoutSession(address: string): string {
  if (!URL.canParse(address)) return "";
  const url = new URL(address);
  const keep = ["__biz", "mid", "idx", "sn"];
  for (const name of [...url.searchParams.keys()])
    if (!keep.includes(name)) url.searchParams.delete(name);
  url.hash = "";
  return url.href;
}
