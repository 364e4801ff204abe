import type { ReactNode } from "react";
import { attributeHtml, Unwritten } from "./attributes";
import { escaped } from "./escaped";

/**
 * Elements as the HTML that React writes of them, by one walk. React itself
 * writes every element of a server component twice, as a message to its
 * client and from that message as HTML, which is most of what a page costs.
 *
 * Only what stands on a page without a program: elements of a closed list,
 * and components that are functions and wait for nothing. They are called
 * where they stand, as if the component that asks for this did all that they
 * do: so hooks that a server component may call work in them.
 *
 * @returns the bytes of `renderToStaticMarkup`
 * @throws Unwritten at what it does not know
 */
export function htmlOf(node: ReactNode): string {
  return written(node, false);
}

type Props = Record<string, unknown>;

const elementMark = Symbol.for("react.transitional.element");
const fragment = Symbol.for("react.fragment");

const withoutEnd = new Set("br img input meta source wbr".split(" "));
const withEnd = new Set(
  (
    "a article aside blockquote button caption circle dd div dl dt em figcaption figure footer form " +
    "h1 h2 h3 h4 header label li main mark nav ol p path picture search section small span strong " +
    "sub sup svg table tbody td th thead time tr ul"
  ).split(" "),
);

/** React writes these behind all others, in this order, whatever theirs in JSX is. */
const last: Record<string, readonly string[]> = {
  form: ["action", "method"],
  button: ["name"],
  input: ["name", "value"],
};

function written(node: unknown, inPicture: boolean): string {
  switch (typeof node) {
    case "string":
      return escaped(node);
    case "number":
      return `${node}`;
    case "boolean":
    case "undefined":
      return "";
  }
  if (node === null) return "";
  if (Array.isArray(node)) {
    let html = "";
    for (const each of node) html += written(each, inPicture);
    return html;
  }
  const { $$typeof, type, props } = node as { $$typeof?: symbol; type: unknown; props: Props };
  if ($$typeof !== elementMark) throw new Unwritten("a child that is no element");
  if (typeof type === "string") return elementHtml(type, props, inPicture);
  if (type === fragment) return written(props.children, inPicture);
  // What React knows under a mark is a component of the browser's, or one of its own kinds.
  if (typeof type !== "function" || "$$typeof" in type || type.prototype?.isReactComponent) {
    throw new Unwritten("a component that is no mere function");
  }
  const made: unknown = type(props);
  // Left to React, it is asked again.
  if (made instanceof Promise) made.catch(() => {});
  return written(made, inPicture);
}

function elementHtml(type: string, props: Props, inPicture: boolean): string {
  if (type === "script") return dataHtml(props);
  const start = `<${type}${attributesHtml(type, props)}`;
  if (withEnd.has(type)) {
    return `${start}>${written(props.children, type === "picture")}</${type}>`;
  }
  const isHoisted =
    (type === "meta" && props.itemProp === undefined) ||
    // React asks ahead for a picture that stands by itself.
    (type === "img" && !inPicture && props.loading !== "lazy");
  if (!withoutEnd.has(type) || isHoisted || "children" in props) {
    throw new Unwritten(`the element ${type}`);
  }
  return `${start}/>`;
}

function attributesHtml(type: string, props: Props): string {
  const behind = last[type];
  let html = "";
  for (const name in props) {
    if (name === "children" || behind?.includes(name)) continue;
    if (type === "input" && name === "defaultValue") continue;
    html += attributeHtml(name, props[name]);
  }
  for (const name of behind ?? []) {
    const value = name === "value" ? (props.value ?? props.defaultValue) : props[name];
    html += attributeHtml(name, value);
  }
  return html;
}

/** The only element whose content is given as it is to stand there. */
function dataHtml({ type, dangerouslySetInnerHTML: inner, ...others }: Props): string {
  const { __html: data } = (inner ?? {}) as { __html?: unknown };
  const isData = type === "application/ld+json" || type === "speculationrules";
  if (!isData || typeof data !== "string" || Object.keys(others).length > 0) {
    throw new Unwritten("a script that is no data");
  }
  return `<script type="${type}">${data}</script>`;
}
