import postcss from "postcss";
import { expect, test } from "vitest";
import { unlayered } from "./unlayered.mjs";

const built = (css: string) =>
  postcss([unlayered()]).process(css, { from: undefined }).css.replace(/\s+/g, " ").trim();

test("layers are taken out, and what stood in them keeps its place", () => {
  expect(
    built(
      "@layer a, b; @layer a { p { margin: 0 } } @layer b { @media print { p { top: 0 } } } i { left: 0 }",
    ),
  ).toBe("p { margin: 0 } @media print { p { top: 0 } } i { left: 0 }");
});

test("names for values may stand anywhere", () => {
  expect(built("@layer a, b; @layer b { p { top: 0 } } @layer a { :root { --x: 1 } }")).toBe(
    "p { top: 0 } :root { --x: 1 }",
  );
});

test.each([
  [
    "a rule of an earlier layer after one of a later",
    "@layer a, b; @layer b { p { top: 0 } } @layer a { p { top: 1px } }",
  ],
  ["a layer that the order does not name", "@layer a; @layer c { p { top: 0 } }"],
])("%s is refused", (_, css) => {
  expect(() => built(css)).toThrow(/layer/);
});
