import { readdir, readFile, readlink } from "node:fs/promises";
import path from "node:path";
import { speculationRules } from "@/components/speculation-rules-text";
import { finishedPage, type Page } from "@/lib/page-store/page";
import { pictureRoot } from "@/server/front/edge/contract";
import { pagePolicy } from "@/server/front/edge/page-policy";

/** What every public page has: its policy names this element. */
export const rules = `<script type="speculationrules">${speculationRules}</script>`;

/** A page as Next and the store have finished it. */
export const pageOf = (
  address: string,
  body: string,
  more: Partial<Pick<Page, "headers" | "tags" | "snapshot">> = {},
): Promise<Page> =>
  finishedPage(
    {
      path: address,
      headers: {
        "Content-Type": "text/html; charset=utf-8",
        "Content-Security-Policy": pagePolicy,
      },
      tags: ["a"],
      snapshot: "10:10:",
      ...more,
    },
    Buffer.from(body),
  );

/**
 * What nginx would find in the tree: names of files, and what is in those that are not compressed.
 *
 * @param root `EDGE_DIR`
 */
export async function found(root: string): Promise<Record<string, string>> {
  const links = (await readdir(root)).filter((name) => /^[0-9a-f]{12}$/.test(name));
  const all: Record<string, string> = {};
  for (const link of links) {
    const folder = path.join(root, link);
    const pictures = await readlink(path.join(folder, pictureRoot)).catch(() => "none");
    const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
    for (const entry of entries.filter((each) => each.isFile() && !each.name.startsWith("."))) {
      const file = path.join(entry.parentPath, entry.name);
      const relative = path.relative(folder, file);
      const text = /^(?:gzip|br)\//.test(relative)
        ? ""
        : await readFile(file, "utf8").catch(() => undefined);
      // By the link that stands there now; what others held is on its way out.
      const name = relative.replace(`${path.basename(pictures)}/`, `${pictureRoot.slice(1)}/`);
      if (text !== undefined && !name.startsWith(".")) all[name] = text;
    }
  }
  return all;
}

/** The file of an address, as it is not compressed. */
export const plainFile = (address: string): string => `identity${address},file`;
