import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, expect, test } from "vitest";
import { ownRelease, releaseFile, thisMachine } from "./release.mjs";

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

function folderWith(release?: object): string {
  const folder = mkdtempSync(path.join(tmpdir(), "release-test-"));
  folders.push(folder);
  if (release) writeFileSync(path.join(folder, releaseFile), JSON.stringify(release));
  return folder;
}

const made = { version: "1.2.3", commit: "abc", ...thisMachine() };

test("a clone is no release, and an unpacked archive is the one that it was packed as", () => {
  expect(ownRelease(folderWith())).toBeUndefined();
  expect(ownRelease(folderWith(made))).toEqual(made);
});

test.each([{ platform: "plan9" }, { arch: "mips" }])(
  "a release for another machine is refused, with what it was made for: %j",
  (other) => {
    const found = () => ownRelease(folderWith({ ...made, ...other }));
    expect(found).toThrow(`${Object.values(other)[0]}`);
    expect(found).toThrow(/npm run release/);
  },
);
