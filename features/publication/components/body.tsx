import { useTranslations } from "next-intl";
import { Words } from "@/components/ui/words";
import type { Locale } from "@/i18n/routing";
import { type OfferedFile, resolveFiles } from "../body/files";
import type { PublishedPicture } from "../data";
import { fileFacts } from "../page/file-facts";
import { paths } from "../routes/paths";
import type { Block, Body as BodyJson, ListItem } from "../schema";
import { Table } from "./body-table";
import { Figure } from "./figure";
import { Inlines } from "./inlines";

type Props = {
  locale: Locale;
  body: BodyJson;
  pictures: PublishedPicture[];
  files: readonly OfferedFile[];
};

/**
 * A body as elements: one element for each node and mark of the schema.
 * Text is only ever set as text.
 *
 * @param pictures those of the publication; a figure whose picture is not
 *   among them is left out
 * @param files those of the publication; a link to one that is not among them is no link
 */
export function Body({ locale, body, pictures, files }: Props) {
  const t = useTranslations("Body");
  const pagesOf = (count: number) => t("pages", { count });
  const resolved = resolveFiles(
    body,
    files,
    ({ hash, mime }) => paths.file(hash, mime),
    (file) => fileFacts(locale, file, pagesOf),
  );
  return (
    <div className="prose story-text">
      {resolved.content.map((block) => (
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
          <Inlines content={block.content} headline />
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
          {block.attrs.attribution && (
            <figcaption>
              <Words text={block.attrs.attribution} />
            </figcaption>
          )}
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
