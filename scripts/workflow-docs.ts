import { readFileSync, writeFileSync } from "node:fs";
import { workflowPage } from "@/features/editorial/review/workflow-page";

/** `npm run docs:workflow` writes the page; with `--check` it only says whether it is current. */
const file = "docs/workflow.md";
const page = workflowPage();

if (!process.argv.includes("--check")) {
  writeFileSync(file, page);
} else if (readFileSync(file, "utf8") !== page) {
  console.error(
    `${file} is not what features/editorial/workflow.ts says: run npm run docs:workflow.`,
  );
  process.exitCode = 1;
}
