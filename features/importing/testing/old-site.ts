import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { encoded } from "./encoded";

/** Pages in the shape of those that an old site of the trade had, written for the tests. */
export type OldPage = {
  title: string;
  paragraphs: string[];
  /** `2018-06-05` */
  date?: string;
  source?: string;
  author?: string;
  crumbs?: string[];
  canonical?: string;
  alternates?: { language: string; href: string }[];
  picture?: { src: string; caption?: string };
  charset?: string;
  /** HTML in the text, as it is. */
  html?: string;
};

/** A page laid out by tables, with everything around its text that such a page has. */
export function oldPage({
  title,
  paragraphs,
  date,
  source,
  author,
  crumbs,
  canonical,
  alternates = [],
  picture,
  charset,
  html = "",
}: OldPage): string {
  const head = [
    charset ? `<meta http-equiv="Content-Type" content="text/html; charset=${charset}">` : "",
    canonical ? `<link rel="canonical" href="${canonical}">` : "",
    ...alternates.map(
      ({ language, href }) => `<link rel="alternate" hreflang="${language}" href="${href}">`,
    ),
  ].join("\n");
  const credits = [
    date && `发布时间：${date}`,
    source && `来源：${source}`,
    author && `作者：${author}`,
  ]
    .filter(Boolean)
    .join(" ");
  return `<html><head><title>${title} - 港口集团</title>${head}</head><body bgcolor=#ffffff>
<table width=1000 align=center><tr><td colspan=2><a href="/">首页</a> | <a href="/about/">关于我们</a></td></tr>
<tr><td width=200 valign=top><ul><li><a href="/news/">公司新闻</a><li><a href="/trade/">行业新闻</a></ul></td>
<td><div class=position>${crumbs ? `当前位置：${crumbs.join(" &gt; ")}` : ""}</div>
<table><tr><td align=center><b>${title}</b></td></tr>
<tr><td align=center>${credits} 点击：<span id=hits>33</span></td></tr>
<tr><td>${paragraphs.map((each) => `<p>　　${each}</p>`).join("\n")}
${picture ? `<p align=center><img src="${picture.src}" width=500></p>${picture.caption ? `<p align=center>▲${picture.caption}</p>` : ""}` : ""}${html}</td></tr>
<tr><td>上一篇：<a href="41.html">码头的早晨</a></td></tr></table></td></tr>
<tr><td colspan=2 align=center>版权所有 港口集团 粤ICP备00000000号</td></tr></table></body></html>`;
}

/** Files in a folder of the test's own. */
export async function folderOf(files: Record<string, string | Uint8Array>): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "old-site-"));
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(folder, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, content);
  }
  return folder;
}

export const gbk = (text: string) => encoded(text, "gb18030");

export const chinese = [
  "5月30日至6月2日，港务长访问北部船坞，察看新起重机，并与即将操作它们的工人交谈。",
  "5月31日上午，港务长会见了各班组。双方商定，首先解决工时、工资和休息问题。",
];
export const english = [
  "From May 30 to June 2, the harbour master visited the northern yards to see the new cranes, and to speak with those who will work them.",
  "On the morning of May 31, the master met with the crews. They agreed on hours, pay and rest as the first matters to settle.",
];
export const russian = [
  "С 30 мая по 2 июня начальник порта посетил северные верфи, осмотрел новые краны и поговорил с теми, кто будет на них работать.",
  "Утром 31 мая начальник порта встретился с бригадами: договорились решить вопросы рабочего времени, оплаты и отдыха.",
];
