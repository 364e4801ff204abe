import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { closureOf, importsOf } from "./testing/imports";

const root = path.resolve(import.meta.dirname, "../..");
const files = ["app", "components", "features", "i18n", "lib"].flatMap((folder) =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((each) => /\.tsx?$/.test(each))
    .map((each) => {
      const file = `${folder}/${each.replaceAll(path.sep, "/")}`;
      return { path: file, text: readFileSync(path.join(root, file), "utf8") };
    }),
);
const texts = new Map(files.map((file) => [file.path, file.text]));
const start = "features/editorial/publishing/publish.ts";
const closure = closureOf(files, start);

test("a closure is followed through both ways of naming a file, and through types", () => {
  const tree = [
    { path: "features/a/one.ts", text: 'import { two } from "./two";' },
    { path: "features/a/two.ts", text: 'import type { Three } from "@/lib/three";\nimport "pg";' },
    { path: "lib/three.ts", text: 'export const four = () => import("@/lib/four");' },
    { path: "lib/four.ts", text: 'import { one } from "@/features/a/one";' },
    { path: "lib/five.ts", text: "" },
  ];
  expect(closureOf(tree, "features/a/one.ts")).toEqual([
    "features/a/one.ts",
    "features/a/two.ts",
    "lib/three.ts",
    "lib/four.ts",
  ]);
});

test("publishing loads what a publish is, and nothing that renders, segments or words", () => {
  const others = /^(?:app|components)\/|^features\/(?:search|syndication|staff)\/|\/components\//;
  expect(closure.filter((file) => others.test(file))).toEqual([]);
  // How facts are read and compared is a branch of its own: one way in, and it asks nothing of a publish.
  const gate = "features/editorial/facts/document-facts.ts";
  const without = files.map((file) => (file.path === gate ? { ...file, text: "" } : file));
  expect(closureOf(without, start).length).toBeLessThanOrEqual(52);
});

/** What has to be known where a process begins, and what says it. */
const registered = [
  [
    "features/editorial/publishing/source-notes.ts",
    "features/editorial/publishing/register-source-notes.ts",
  ],
  ["features/publication/write/followers.ts", "features/publication/write/register-followers.ts"],
] as const;

test("whatever the desk does first in a process knows what follows a publish", () => {
  // Next loads the modules of a page or of an action when somebody first asks for it. The calendar's moved
  // nothing, and a section kept its name, until somebody had opened a story.
  const entries = files.filter(
    ({ path: file, text }) =>
      /^"use server";/m.test(text) || /^app\/.*\/(?:route|page|layout)\.tsx?$/.test(file),
  );
  expect(entries.length).toBeGreaterThan(50);
  const ignorant = entries.flatMap((entry) => {
    const loaded = new Set(closureOf(files, entry.path));
    return registered
      .filter(([asks, says]) => loaded.has(asks) && !loaded.has(says))
      .map(([, says]) => `${entry.path} has to import ${says}`);
  });
  expect(ignorant).toEqual([]);
});

/** The walk of a publish, downwards: each step may import those below it. */
const steps = [
  /^features\/editorial\/actions\.ts$/,
  /^features\/editorial\/publishing\/publish\.ts$/,
  /^features\/editorial\/publishing\/validate-release\.ts$/,
  /^features\/editorial\/publishing\/write-publications\.ts$/,
  /^features\/publication\/write\//,
  /^features\/publication\/invalidation\//,
];
const stepOf = (file: string) => steps.findIndex((step) => step.test(file));

test("a publish reads downwards: no step imports one above it", () => {
  const up = [...closure, "features/editorial/actions.ts"].flatMap((file) =>
    importsOf(texts, file)
      .filter((other) => stepOf(other) !== -1 && stepOf(other) < stepOf(file))
      .map((other) => `${file} imports ${other}`),
  );
  expect(up).toEqual([]);
  expect(steps.filter((step) => ![...texts.keys()].some((file) => step.test(file)))).toEqual([]);
});

test("receipts come last: they ask what a change touched, and nothing asks them but the verbs", () => {
  const receipts = "features/editorial/publishing/receipts.ts";
  const asking = closure.filter((file) => importsOf(texts, file).includes(receipts));
  expect(asking).toEqual(["features/editorial/publishing/write-publications.ts"]);
  expect(
    importsOf(texts, receipts).filter((file) => file.startsWith("features/editorial/")),
  ).toEqual([]);
});
