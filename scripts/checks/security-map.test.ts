import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const root = path.resolve(import.meta.dirname, "../..");
const page = readFileSync(path.join(root, "docs/security.md"), "utf8");
const rows = page.split("\n").filter((line) => /^\| \d/.test(line));
const numbers = rows.flatMap(
  (row) =>
    row
      .split("|")[1]
      ?.split(",")
      .map((each) => each.trim()) ?? [],
);

/** How many requirements of level 1 and 2 each section of ASVS 5.0 has. */
const sections: Record<string, number> = {
  "6.1": 3,
  "6.2": 12,
  "6.3": 4,
  "6.4": 4,
  "6.5": 5,
  "6.6": 3,
  "6.8": 4,
  "7.1": 3,
  "7.2": 4,
  "7.3": 2,
  "7.4": 5,
  "7.5": 2,
  "7.6": 2,
  "8.1": 2,
  "8.2": 3,
  "8.3": 1,
  "8.4": 1,
  "16.1": 1,
  "16.2": 5,
  "16.3": 4,
  "16.4": 3,
  "16.5": 3,
};

test("every requirement has its line, and no line is of another standard", () => {
  const wanted = Object.entries(sections).flatMap(([section, count]) =>
    Array.from({ length: count }, (_, index) => `${section}.${index + 1}`),
  );
  expect([...numbers].sort()).toEqual([...wanted].sort());
});

test("every line says what is done and names what shows it, or why nothing does", () => {
  for (const row of rows) {
    const [, , done = "", shown = ""] = row.split("|").map((each) => each.trim());
    expect(done.length, row).toBeGreaterThan(5);
    expect(shown, row).toMatch(/`[^`]+\.ts`|^none|\]\(decisions\//);
  }
});

test("every file and page that is named exists", () => {
  const files = [...page.matchAll(/`([^`\s]+\/[^`\s]+\.tsx?)`/g)].map(([, file = ""]) => file);
  const pages = [...page.matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g)].map(
    ([, file = ""]) => `docs/${file}`,
  );
  expect(files.length).toBeGreaterThan(50);
  expect([...files, ...pages].filter((file) => !existsSync(path.join(root, file)))).toEqual([]);
});
