import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { workflowPage } from "./workflow-page";

test("docs/workflow.md says what the table says: npm run docs:workflow", () => {
  expect(readFileSync("docs/workflow.md", "utf8")).toBe(workflowPage());
});
