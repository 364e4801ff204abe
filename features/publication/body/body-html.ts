import { heightAt, shownWidth, widthFor } from "@/features/media/pictures/renditions";
import type { PublishedPicture } from "@/features/publication/data";
import { paths } from "@/features/publication/routes/paths";
import type { Block, Body, Inline, ListItem, Mark, TableCell } from "@/features/publication/schema";
import { absoluteUrl } from "@/lib/site-url";

/**
 * A body as plain HTML for who shows it elsewhere, such as a feed reader:
 * the elements of components/body.tsx without the site's classes, with whole
 * addresses. Some show the words alone and put their lines together: blocks
 * end with a line, and a caption ends like a sentence before its credit. The compiler says when a node of the schema has no element.
 */
export function bodyHtml(body: Body, pictures: readonly PublishedPicture[]): string {
  return body.content.map((block) => blockHtml(block, pictures)).join("\n");
}

function blockHtml(block: Block, pictures: readonly PublishedPicture[]): string {
  switch (block.type) {
    case "paragraph":
      return `<p>${inlinesHtml(block.content)}</p>`;
    case "heading":
      return `<h${block.attrs.level}>${inlinesHtml(block.content)}</h${block.attrs.level}>`;
    case "bulletList":
    case "orderedList":
      return listHtml(block);
    case "blockquote": {
      const words = block.content.map((each) => `<p>${inlinesHtml(each.content)}</p>`);
      const { attribution } = block.attrs;
      const said = attribution ? [`<p>— ${escapeHtml(attribution)}</p>`] : [];
      return `<blockquote>${lines([...words, ...said])}</blockquote>`;
    }
    case "figure": {
      const picture = pictures.find(({ hash }) => hash === block.attrs.picture);
      return picture ? figureHtml(picture) : "";
    }
    case "table":
      return tableHtml(block);
  }
}

/** A picture with its caption and credit. */
export function figureHtml(picture: PublishedPicture): string {
  const { hash, alt, caption, credit } = picture;
  const width = widthFor(picture.width, shownWidth);
  const height = heightAt(width, picture);
  const src = absoluteUrl(paths.picture(hash, width, "jpg"));
  const below = lines(
    [credit && caption ? ended(caption) : caption, credit]
      .filter(Boolean)
      .map((words) => `<p>${escapeHtml(words)}</p>`),
  );
  const image = `<img src="${src}" alt="${escapeHtml(alt)}" width="${width}" height="${height}">`;
  return `<figure>${image}${below ? `<figcaption>${below}</figcaption>` : ""}</figure>`;
}

const lines = (blocks: string[]) => blocks.join("\n");

/** With the mark that ends a sentence, where it has none. */
function ended(text: string): string {
  if (/[\p{P}\p{S}]$/u.test(text)) return text;
  return `${text}${/\p{Script=Han}/u.test(text) ? "。" : "."}`;
}

type List = Extract<Block, { type: "bulletList" | "orderedList" }>;

function listHtml(list: List): string {
  const items = lines(list.content.map((item) => `<li>${itemHtml(item)}</li>`));
  if (list.type === "bulletList") return `<ul>${items}</ul>`;
  const { start } = list.attrs;
  return `<ol${start === undefined ? "" : ` start="${start}"`}>${items}</ol>`;
}

function itemHtml(item: ListItem): string {
  return lines(
    item.content.map((child) =>
      child.type === "paragraph" ? `<p>${inlinesHtml(child.content)}</p>` : listHtml(child),
    ),
  );
}

function tableHtml({ attrs, content }: Extract<Block, { type: "table" }>): string {
  const rows = content.map((row) => `<tr>${lines(row.content.map(cellHtml))}</tr>`);
  const caption = attrs.caption ? [`<caption>${escapeHtml(attrs.caption)}</caption>`] : [];
  return `<table>${lines([...caption, ...rows])}</table>`;
}

function cellHtml({ type, attrs, content }: TableCell): string {
  const tag = type === "tableHeader" ? "th" : "td";
  const spans = [
    attrs?.colspan ? ` colspan="${attrs.colspan}"` : "",
    attrs?.rowspan ? ` rowspan="${attrs.rowspan}"` : "",
  ].join("");
  const words = lines(content.map((each) => `<p>${inlinesHtml(each.content)}</p>`));
  return `<${tag}${spans}>${words}</${tag}>`;
}

function inlinesHtml(content: Inline[] = []): string {
  return content
    .map((node) =>
      node.type === "hardBreak"
        ? "<br>"
        : (node.marks ?? []).reduceRight(marked, escapeHtml(node.text)),
    )
    .join("");
}

function marked(inner: string, mark: Mark): string {
  switch (mark.type) {
    case "bold":
      return `<strong>${inner}</strong>`;
    case "italic":
      return `<em>${inner}</em>`;
    case "superscript":
      return `<sup>${inner}</sup>`;
    case "subscript":
      return `<sub>${inner}</sub>`;
    case "link": {
      // Links to documents and files are addresses by now: see links.ts, files.ts.
      if (!("href" in mark.attrs)) return inner;
      const { href } = mark.attrs;
      return `<a href="${escapeHtml(href.startsWith("/") ? absoluteUrl(href) : href)}">${inner}</a>`;
    }
    case "foreign":
      return `<span lang="${mark.attrs.lang}" translate="no">${inner}</span>`;
  }
}

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

const escapeHtml = (text: string) => text.replace(/[&<>"]/g, (sign) => entities[sign] ?? sign);
