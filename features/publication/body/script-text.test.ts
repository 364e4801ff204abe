import { expect, test } from "vitest";
import { runText, scriptText } from "./script-text";

test.each([
  ["10", "superscript", "6", "⁶"],
  ["10", "superscript", "-12", "⁻¹²"],
  ["10", "superscript", "−3", "⁻³"],
  ["m", "superscript", "2", "²"],
  ["CO", "subscript", "2", "₂"],
  ["SO", "superscript", "2-", "²⁻"],
  ["word", "superscript", "1", "¹"],
  ["word", "superscript", "a", "^a"],
  ["10", "superscript", "1.5", "^1.5"],
  ["2", "superscript", "n+1", "^(n+1)"],
  ["σ", "subscript", "max", "_max"],
  ["5", "superscript", "th", "th"],
  ["1", "superscript", "er", "er"],
  ["Bauing", "superscript", "TM", "™"],
  ["word", "superscript", "*", "*"],
  ["word", "superscript", "[1]", "[1]"],
  ["建筑", "superscript", "注", "^注"],
  ["", "superscript", "1.2", "1.2"],
  ["end. ", "superscript", "note", "note"],
] as const)("%s with %s %s", (before, side, text, said) => {
  expect(scriptText(side, text, before)).toBe(said);
});

test("a superscript in parts is one", () => {
  const mark = (text: string, ...types: string[]) => ({
    text,
    marks: types.map((type) => ({ type })),
  });
  expect(
    runText(
      [
        mark("10"),
        mark("1", "superscript"),
        mark(".5", "superscript", "bold"),
        mark("2", "subscript"),
        mark(" x", "bold"),
      ],
      ({ text }) => text,
    ),
  ).toBe("10^1.5₂ x");
});
