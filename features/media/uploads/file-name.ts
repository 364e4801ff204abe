/** Characters of a file's name that are kept. */
const longestName = 200;

/** A name as it may be shown and saved under: no folders, nothing unseen; empty where nothing is left. */
export function fileNameOf(given: string): string {
  const last = given.normalize("NFC").split(/[/\\]/).at(-1) ?? "";
  const seen = last.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, "").trim();
  const name = /^\.*$/.test(seen) ? "" : seen;
  const characters = [...name];
  if (characters.length <= longestName) return name;
  // What says its kind stays.
  const ending = /\.[\p{L}\p{N}]{1,8}$/u.exec(name)?.[0] ?? "";
  return characters.slice(0, longestName - ending.length).join("") + ending;
}
