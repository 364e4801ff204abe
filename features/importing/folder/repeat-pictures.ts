import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Actor } from "@/features/audit/actors/actors";
import { besideIn } from "@/features/importing/readers/beside";
import { addMissing } from "@/features/importing/write/add-missing";
import { pagesWithMissing } from "./data";
import { filesIn } from "./files";
import { scopeOf } from "./import-folder";

/**
 * Tries those pictures again that did not come in with the pages of a folder,
 * and nothing else: what was written in the drafts since stays.
 *
 * @returns of how many texts, how many came in, and how many are missing still
 */
export async function repeatPictures(actor: Actor, folder: string) {
  const scope = scopeOf(folder);
  const files = await filesIn(folder);
  const besideOf = besideIn(
    [...files.beside, ...files.pages].map((name) => ({
      path: name,
      read: () => readFile(path.join(folder, name)),
    })),
  );
  const result = { pages: 0, came: 0, missing: 0 };
  for await (const { id, names } of pagesWithMissing(`file:${scope}/`)) {
    const file = names.find((name) => name.startsWith(`file:${scope}/`)) ?? "";
    const inFolder = path.posix.dirname(file.slice(`file:${scope}/`.length));
    const { came, missing } = await addMissing(
      actor,
      id,
      besideOf(inFolder === "." ? "" : inFolder),
    );
    if (came > 0) result.pages += 1;
    result.came += came;
    result.missing += missing;
  }
  return result;
}
