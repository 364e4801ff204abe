import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { againstTheOrder, outOfTheVocabulary } from "./house";
import { missingOptional } from "./lockfile";
import { unusedMessages } from "./message-use";
import { checkCatalogues } from "./messages";
import { lockfileHosts, unnamedInNotices, unpinnedVersions } from "./packages";
import { longFiles, machineTraces, openEditors, type SourceFile } from "./tree";

// The checks that are neither lint nor types. Prints one line a check, the
// faults beneath it, and ends with 1 when there is one.

const root = path.resolve(import.meta.dirname, "../..");

// Read from the folder and not from git: a tree without history has the same faults.
const passedOver = /^(?:node_modules|generated|\..*|coverage|test-results|playwright-report)$/;
const readable = /\.(?:ts|tsx|mts|mjs|js|json|css|md|sql|prisma|grit|svg|txt|sh|yml|yaml)$/;

function filesUnder(folder: string): SourceFile[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const relative = path.posix.join(folder, entry.name);
    if (entry.isDirectory()) return passedOver.test(entry.name) ? [] : filesUnder(relative);
    if (!readable.test(entry.name) || entry.name === "package-lock.json") return [];
    return [{ path: relative, text: readFileSync(path.join(root, relative), "utf8") }];
  });
}

const readJson = (file: string) => JSON.parse(readFileSync(path.join(root, file), "utf8"));

const files = filesUnder(".");
const catalogues = Object.fromEntries(
  files
    .filter((file) => file.path.startsWith("messages/"))
    .map((file) => [path.basename(file.path, ".json"), JSON.parse(file.text) as object]),
);
const sources = files
  .filter((file) => /^(?:app|components|features|i18n|lib|server)\/.*\.tsx?$/.test(file.path))
  .map((file) => file.text);

const lockfile = readJson("package-lock.json");
const incomplete = missingOptional(lockfile).map(
  ({ name }) => `package-lock.json lacks ${name}, so npm ci refuses it: run npm run lock.`,
);

const checks: [string, string[]][] = [
  ["messages fit together in every language", checkCatalogues(catalogues)],
  ["every message is used", unusedMessages(Object.values(catalogues)[0] ?? {}, sources)],
  ["package.json pins exact versions", unpinnedVersions(readJson("package.json"))],
  [
    "the notices name every package",
    unnamedInNotices(
      readJson("package.json"),
      readFileSync(path.join(root, "THIRD-PARTY-NOTICES.md"), "utf8"),
    ),
  ],
  ["package-lock.json names no host", lockfileHosts(lockfile)],
  ["package-lock.json is complete", incomplete],
  ["no file names a machine or a registry", machineTraces(files)],
  ["tests close their editors", openEditors(files)],
  ["features import one way", againstTheOrder(files)],
  ["features have a closed vocabulary", outOfTheVocabulary(files)],
];

for (const [name, faults] of checks) {
  console.log(`${faults.length === 0 ? "ok  " : "FAIL"} ${name}`);
  for (const fault of faults) console.log(`     ${fault}`);
}
for (const remark of longFiles(files)) console.log(`note ${remark}`);

process.exitCode = checks.every(([, faults]) => faults.length === 0) ? 0 : 1;
