import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { isDeepStrictEqual } from "node:util";
import { checkOut, earlierReleases, remove, runTests, withMigrationsOfNow } from "./releases";
import { readFrom } from "./running";

/**
 * `npm run test:upgrade`: whether an update can be made, and taken back.
 *
 * - The previous release's own tests of reading and publishing pass on the
 *   schema of this commit: its processes can go on, or come back, beside it.
 * - A data folder that each earlier release has filled starts under this
 *   commit and shows the same pages; then the release starts on it again.
 */

const addresses = ["/zh", "/en", "/ru", "/zh/news", "/en/news", "/ru/news"];
/** The first that starts on the database of a newer version (decision 67). */
const firstToComeBack = "v0.2.0";

const results: { what: string; well: boolean; said?: string }[] = [];
const note = (what: string, well: boolean, said = "") => {
  results.push({ what, well, said });
  console.log(`${well ? "well  " : "FAILED"}  ${what}${said ? `: ${said}` : ""}`);
};

const releases = earlierReleases();
const [previous] = releases;
if (!previous) {
  console.error(
    "This clone has no tags of earlier releases, so there is nothing to compare with: git fetch --tags --unshallow (or --tags) brings them.",
  );
  process.exit(1);
}
const work = mkdtempSync(path.join(tmpdir(), "newsroom-upgrade-"));
// As root the database runs as another account, which must be able to enter.
chmodSync(work, 0o755);
try {
  for (const tag of releases) {
    const place = path.join(work, tag);
    checkOut(tag, place);
    try {
      await upgradeFrom(tag, place);
      if (tag === previous) {
        withMigrationsOfNow(place);
        note(`the tests of ${tag} on the schema of now`, runTests(place));
      }
    } finally {
      remove(place);
    }
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}
const failed = results.filter(({ well }) => !well);
console.log(`\n${results.length - failed.length} passed, ${failed.length} failed`);
process.exit(failed.length === 0 ? 0 : 1);

async function upgradeFrom(tag: string, place: string): Promise<void> {
  const dataDir = path.join(work, `data of ${tag}`);
  const before = await readFrom(place, dataDir, addresses, { dev: true });
  if (!("titles" in before)) return note(`${tag} fills a data folder`, false, before.refusal);
  const now = await readFrom(process.cwd(), dataDir, addresses, { dev: false });
  if (!("titles" in now)) return note(`the data of ${tag} under this version`, false, now.refusal);
  const same = isDeepStrictEqual(now.titles, before.titles);
  const differs = `${JSON.stringify(before.titles)} became ${JSON.stringify(now.titles)}`;
  note(`the data of ${tag} under this version`, same, same ? "" : differs);
  const back = await readFrom(place, dataDir, addresses, { dev: true });
  if (tag.localeCompare(firstToComeBack, "en", { numeric: true }) < 0 && "refusal" in back) {
    return note(`${tag} after it refuses in words`, /does not know/.test(back.refusal));
  }
  note(
    `${tag} again on what this version has migrated`,
    "titles" in back && isDeepStrictEqual(back.titles, before.titles),
    "refusal" in back ? back.refusal : "",
  );
}
