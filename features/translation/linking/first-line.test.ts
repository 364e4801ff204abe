import { expect, test } from "vitest";
import { paragraphs } from "@/features/editorial/testing/newsroom";
import { firstLineAsTitle } from "./first-line";

const of = (title: string, ...texts: string[]) => ({ slug: "", title, body: paragraphs(...texts) });
const told = (title: string, ...texts: string[]) => {
  const { title: is, body } = firstLineAsTitle(of(title, ...texts));
  return `${is}|${body.content.length}`;
};

test("a short first line above a text is its headline, where none is given", () => {
  expect(told("", "Delegation in Moscow", "It arrived.")).toBe("Delegation in Moscow|1");
  expect(told("", "", "Delegation in Moscow", "It arrived.")).toBe("Delegation in Moscow|1");
  expect(told("Given", "Delegation in Moscow", "It arrived.")).toBe("Given|2");
  expect(told("", "Only this.")).toBe("|1");
  expect(told("", "Long ".repeat(60), "It arrived.")).toBe("|2");
  expect(told("", "")).toBe("|1");
});
