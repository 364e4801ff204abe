"use client";

import { useTranslations } from "next-intl";
import { createElement, Fragment, type ReactNode } from "react";
import type { Content } from "@/features/editorial/schema";
import { widthFor } from "@/features/media/pictures/renditions";
import type { LooseNode } from "@/features/publication/body/loose-node";
import { paths } from "@/features/publication/routes/paths";
import type { Block } from "@/features/publication/schema";
import { usePictures } from "@/features/writing/components/pictures";
import { type Locale, languages } from "@/i18n/routing";

type Props = { locale: Locale; content: Content; block: Block };

/**
 * A block of another language, to read. Not by the components of public pages:
 * these break Chinese headlines by a dictionary that no browser has.
 */
export function SourceBlock({ locale, content, block }: Props) {
  if (block.type === "figure") {
    return <SourceFigure hash={block.attrs.picture} {...{ locale, content }} />;
  }
  return (
    <div lang={languages[locale].tag} className="source-words">
      <div className="prose">{shown(block, 0)}</div>
    </div>
  );
}

const elements: Record<string, string> = {
  paragraph: "p",
  bulletList: "ul",
  orderedList: "ol",
  listItem: "li",
  blockquote: "blockquote",
  tableRow: "tr",
  tableHeader: "th",
  tableCell: "td",
};

const marked: Record<string, string> = {
  bold: "strong",
  italic: "em",
  superscript: "sup",
  subscript: "sub",
  // Shown as one, and none: it would lead away from what is being written.
  link: "u",
};

function shown(node: LooseNode, key: number): ReactNode {
  const { type = "", text, marks = [], attrs = {}, content = [] } = node;
  if (type === "hardBreak") return <br key={key} />;
  if (text !== undefined) {
    const words = marks.reduceRight<ReactNode>((inner, { type = "", attrs }) => {
      if (type === "foreign") return <span lang={`${attrs?.lang}`}>{inner}</span>;
      return marked[type] ? createElement(marked[type], {}, inner) : inner;
    }, text);
    return <Fragment key={key}>{words}</Fragment>;
  }
  const inner = content.map(shown);
  if (type === "heading") return createElement(attrs.level === 2 ? "h3" : "h4", { key }, inner);
  if (type === "table") {
    return (
      <div key={key} className="tableWrapper">
        <table>
          {attrs.caption ? <caption>{`${attrs.caption}`}</caption> : null}
          <tbody>{inner}</tbody>
        </table>
      </div>
    );
  }
  if (type === "blockquote") {
    return (
      <blockquote key={key}>
        {inner}
        {attrs.attribution ? <p>— {`${attrs.attribution}`}</p> : null}
      </blockquote>
    );
  }
  const spans = type.startsWith("table")
    ? { colSpan: attrs.colspan as number, rowSpan: attrs.rowspan as number }
    : {};
  return createElement(elements[type] ?? "div", { key, ...spans }, inner);
}

/** A picture with what the source says of it. */
export function SourceFigure({ locale, content, hash }: Omit<Props, "block"> & { hash: string }) {
  const t = useTranslations("FigureView");
  const { byHash } = usePictures();
  const picture = byHash[hash];
  const words = content.pictures?.[hash];
  return (
    <div className="source-figure">
      {picture && (
        <img src={paths.picture(hash, widthFor(picture.width, 480), "jpg")} alt="" loading="lazy" />
      )}
      {words && (words.caption || words.alt || words.credit) && (
        <dl>
          {(["caption", "alt", "credit"] as const).map((name) =>
            words[name] ? (
              <div key={name}>
                <dt>{t(name)}</dt>
                <dd lang={languages[locale].tag}>{words[name]}</dd>
              </div>
            ) : null,
          )}
        </dl>
      )}
    </div>
  );
}
