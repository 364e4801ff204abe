import { Fragment, type ReactNode } from "react";
import { Headline } from "@/components/ui/headline";
import { Words } from "@/components/ui/words";
import type { Inline, Mark } from "../schema";

type Props = {
  content: Inline[] | undefined;
  /** In a heading: breaks as headlines do. */
  headline?: boolean;
};

/** A run of text with its marks. */
export function Inlines({ content = [], headline = false }: Props) {
  // Inline nodes have no identity of their own; a body is never reordered
  // in place, so their position is one.
  return content.map((node, index) => {
    const key = `${index}`;
    if (node.type === "hardBreak") return <br key={key} />;
    const text = headline ? <Headline text={node.text} /> : <Words text={node.text} />;
    return <Fragment key={key}>{(node.marks ?? []).reduceRight<ReactNode>(marked, text)}</Fragment>;
  });
}

function marked(inner: ReactNode, mark: Mark): ReactNode {
  switch (mark.type) {
    case "bold":
      return <strong>{inner}</strong>;
    case "italic":
      return <em>{inner}</em>;
    case "superscript":
      return <sup>{inner}</sup>;
    case "subscript":
      return <sub>{inner}</sub>;
    case "link": {
      // A link to a document or file that was not resolved leads nowhere: its words stay.
      if (!("href" in mark.attrs)) return inner;
      const { href } = mark.attrs;
      return href.startsWith("http") ? (
        <a href={href} rel="noopener">
          {inner}
        </a>
      ) : (
        <a href={href}>{inner}</a>
      );
    }
    case "foreign":
      // Names, mostly, in the script of their bearers: nothing for who translates the page.
      return (
        <span lang={mark.attrs.lang} translate="no">
          {inner}
        </span>
      );
  }
}
