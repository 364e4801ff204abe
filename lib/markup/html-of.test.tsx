import fc from "fast-check";
import { createElement, Fragment, lazy, type ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { Unwritten } from "./attributes";
import { written } from "./testing/written";

/** Either React's very bytes, or refused. */
function expectReact(node: ReactNode): void {
  let html: string;
  try {
    html = written(node);
  } catch (error) {
    expect(error).toBeInstanceOf(Unwritten);
    return;
  }
  expect(html).toBe(renderToStaticMarkup(node));
}

const tags =
  "a abbr address area article aside audio b base bdi bdo blockquote body br button canvas caption circle cite " +
  "code col colgroup data datalist dd del details dfn dialog div dl dt em embed fieldset figcaption figure footer " +
  "form g h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img input ins kbd label legend li link listing main " +
  "map mark menu meta meter nav noscript object ol optgroup option output p param path picture pre progress q rp rt " +
  "ruby s samp script search section select slot small source span strong style sub summary sup svg table tbody td " +
  "template textarea tfoot th thead time title tr track u ul var video wbr x-own";

const attributes =
  "acceptCharset accessKey action allowFullScreen alt aria-hidden aria-label async autoCapitalize autoComplete " +
  "autoFocus autoPlay capture charSet checked cite className clipPath colSpan cols content contentEditable " +
  "controls coords crossOrigin cx cy d data-note dateTime decoding default defaultChecked defaultValue defer dir " +
  "disabled download draggable encType enterKeyHint fetchPriority fill fillOpacity fontFamily formAction headers " +
  "height hidden high href hrefLang htmlFor httpEquiv id imageSizes inert inputMode integrity is itemID itemProp " +
  "itemRef itemScope itemType kind label lang list loading loop low max maxLength media method min minLength " +
  "multiple muted name noModule noValidate nonce onClick open optimum pattern placeholder playsInline popover " +
  "popoverTarget poster precedence preload r readOnly ref referrerPolicy rel required reversed role rowSpan rows " +
  "sandbox scope selected shape size sizes slot span spellCheck src srcDoc srcLang srcSet start step stroke " +
  "strokeWidth style suppressHydrationWarning tabIndex target title translate type useMap value viewBox width wrap " +
  "xlinkHref xmlLang";

const values = [
  "",
  "a",
  "3",
  `"'&<>`,
  " javascript:alert(1)",
  "java\nscript:x",
  0,
  3,
  -0.5,
  Number.NaN,
  true,
  false,
  null,
];

// React says of much below that it is not as one should write it, and writes it.
beforeAll(() => void vi.spyOn(console, "error").mockImplementation(() => {}));
afterAll(() => void vi.restoreAllMocks());

describe("what React writes", () => {
  test.each(tags.split(" "))("of the element %s: the same, or nothing", (tag) => {
    for (const children of [undefined, "a & b", ["a", <i key="1">b</i>]]) {
      expectReact(createElement(tag, {}, children));
      expectReact(createElement(tag, { itemProp: "name", name: "a" }, children));
    }
    for (const type of ["application/ld+json", "speculationrules", "module"]) {
      expectReact(createElement(tag, { type, dangerouslySetInnerHTML: { __html: "{}<" } }));
    }
  });

  test.each(attributes.split(" "))("of the attribute %s: the same, or nothing", (name) => {
    for (const tag of ["div", "a", "input", "button", "form", "img", "li", "td", "ol", "svg"]) {
      for (const value of values) {
        expectReact(createElement(tag, { id: "i", [name]: value, className: "c" }));
      }
    }
  });
});

/** Any text: what HTML has other words for, breaks, half of a pair. */
const text = fc.string({ unit: "binary" });
const plain = fc.constantFrom("div", "p", "span", "a", "li", "td", "svg", "article", "strong");
const properties = fc.record(
  {
    className: text,
    id: text,
    title: text,
    href: text,
    lang: text,
    tabIndex: fc.integer(),
    "data-note": fc.oneof(text, fc.boolean()),
    "aria-hidden": fc.oneof(text, fc.boolean()),
    itemScope: fc.boolean(),
    start: fc.oneof(fc.integer(), fc.double()),
    spellCheck: fc.boolean(),
  },
  { requiredKeys: [] },
);
const Twice = ({ children }: { children: ReactNode }) => [
  <Fragment key="1">{children}</Fragment>,
  <b key="2">{children}</b>,
];
const { tree } = fc.letrec<{ tree: ReactNode }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 5, depthSize: "small", withCrossShrink: true },
    fc.oneof(
      text,
      fc.integer(),
      fc.double(),
      fc.constantFrom(null, undefined, true, false, <br />),
    ),
    fc
      .tuple(fc.oneof(plain, fc.constantFrom(Fragment, Twice)), properties, fc.array(tie("tree")))
      .map(([type, props, children]) =>
        createElement(type as "div", typeof type === "string" ? props : {}, ...children),
      ),
  ),
}));

test("any tree is written as React writes it", () => {
  fc.assert(
    fc.property(tree, (node) => expectReact(node)),
    { numRuns: 200 },
  );
});

const inner = { dangerouslySetInnerHTML: { __html: "<b>" } };
const ofTheBrowser = { $$typeof: Symbol.for("react.client.reference") };
const refused: [string, Parameters<typeof createElement>[0], object][] = [
  ["what React loads later", lazy(async () => ({ default: () => null })), {}],
  ["what waits", async () => null, {}],
  ["what fails when it has waited", async () => Promise.reject(new Error("late")), {}],
  ["a promise", "p", { children: Promise.resolve("a") }],
  ["a style", "p", { style: { color: "red" } }],
  ["what is done at a click", "button", { onClick: () => {} }],
  ["content that nobody escaped", "p", inner],
  ["a program", "script", { children: "alert(1)" }],
  ["a program that is none of React's", "script", { type: "module", ...inner }],
  ["an address that is a program", "a", { href: "java\nscript:alert(1)" }],
  ["a title of the page", "title", { children: "a" }],
  ["what a program of the browser shows", Object.assign(() => null, ofTheBrowser), {}],
];

test.each(refused)("refused: %s", (_, type, props) => {
  expect(() => written(createElement(type, props))).toThrow(Unwritten);
});
