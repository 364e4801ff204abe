import { Fragment, type ReactNode } from "react";
import type { PublishedPicture } from "../data";
import type { Block, Body as BodyJson, Inline, ListItem, Mark, TableCell } from "../schema";
import { Figure } from "./figure";

/**
 * A body as elements: one element for each node and mark of the schema.
 * Text is only ever set as text.
 *
 * @param pictures those of the publication; a figure whose picture is not
 *   among them is left out
 */
export function Body({ body, pictures }: { body: BodyJson; pictures: PublishedPicture[] }) {
  return (
    <div className="prose">
      {body.content.map((block) => (
        <BlockElement key={block.attrs.id} block={block} pictures={pictures} />
      ))}
    </div>
  );
}

function BlockElement({ block, pictures }: { block: Block; pictures: PublishedPicture[] }) {
  const { id } = block.attrs;
  switch (block.type) {
    case "paragraph":
      return (
        <p id={id}>
          <Inlines content={block.content} />
        </p>
      );
    case "heading": {
      const Heading = block.attrs.level === 2 ? "h2" : "h3";
      return (
        <Heading id={id}>
          <Inlines content={block.content} />
        </Heading>
      );
    }
    case "bulletList":
    case "orderedList":
      return <List list={block} />;
    case "blockquote":
      return (
        <figure className="quote" id={id}>
          <blockquote>
            {block.content.map((paragraph) => (
              <p key={paragraph.attrs.id}>
                <Inlines content={paragraph.content} />
              </p>
            ))}
          </blockquote>
          {block.attrs.attribution && <figcaption>{block.attrs.attribution}</figcaption>}
        </figure>
      );
    case "figure": {
      const picture = pictures.find((each) => each.hash === block.attrs.picture);
      return picture ? <Figure picture={picture} sizes="(min-width: 48rem) 42rem, 100vw" /> : null;
    }
    case "table":
      return <Table table={block} />;
  }
}

type ListBlock = Extract<Block, { type: "bulletList" | "orderedList" }>;

function List({ list }: { list: ListBlock }) {
  const rows = list.content.map((item) => <Item key={keyOf(item)} item={item} />);
  if (list.type === "bulletList") return <ul id={list.attrs.id}>{rows}</ul>;
  return (
    <ol id={list.attrs.id} start={list.attrs.start}>
      {rows}
    </ol>
  );
}

const keyOf = (item: ListItem) => item.content[0]?.attrs.id;

function Item({ item }: { item: ListItem }) {
  return (
    <li>
      {item.content.map((child) =>
        child.type === "paragraph" ? (
          <p key={child.attrs.id}>
            <Inlines content={child.content} />
          </p>
        ) : (
          <List key={child.attrs.id} list={child} />
        ),
      )}
    </li>
  );
}

/** Scrolls within itself on a narrow screen, also from the keyboard. */
function Table({ table }: { table: Extract<Block, { type: "table" }> }) {
  const { id, caption } = table.attrs;
  const [head, ...rows] = table.content;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable from the keyboard
    <section className="table" aria-labelledby={caption ? `${id}-caption` : undefined} tabIndex={0}>
      <table id={id}>
        {caption && <caption id={`${id}-caption`}>{caption}</caption>}
        <thead>{head && <Row cells={head.content} scope="col" />}</thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.content[0]?.content[0]?.attrs.id} cells={row.content} scope="row" />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Row({ cells, scope }: { cells: TableCell[]; scope: "col" | "row" }) {
  return (
    <tr>
      {cells.map((cell) => {
        const key = cell.content[0]?.attrs.id;
        const span = { colSpan: cell.attrs?.colspan, rowSpan: cell.attrs?.rowspan };
        const text = cell.content.map((paragraph) => (
          <p key={paragraph.attrs.id}>
            <Inlines content={paragraph.content} />
          </p>
        ));
        return cell.type === "tableHeader" ? (
          <th key={key} scope={scope} {...span}>
            {text}
          </th>
        ) : (
          <td key={key} {...span}>
            {text}
          </td>
        );
      })}
    </tr>
  );
}

function Inlines({ content = [] }: { content: Inline[] | undefined }) {
  // Inline nodes have no identity of their own; a body is never reordered
  // in place, so their position is one.
  return content.map((node, index) => {
    const key = `${index}`;
    if (node.type === "hardBreak") return <br key={key} />;
    return <Fragment key={key}>{(node.marks ?? []).reduceRight(marked, node.text)}</Fragment>;
  });
}

function marked(inner: ReactNode, mark: Mark): ReactNode {
  switch (mark.type) {
    case "bold":
      return <strong>{inner}</strong>;
    case "italic":
      return <em>{inner}</em>;
    case "link": {
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
      return <span lang={mark.attrs.lang}>{inner}</span>;
  }
}
