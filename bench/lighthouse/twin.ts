import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { nginx } from "@/bench/serve/plain-nginx";
import { removeFolder } from "@/bench/serve/servers";
import { freePort } from "@/lib/postgres/postmaster";

/** Pages of a site with everything that they load, as files behind nginx. */
export type Twin = { origin: string; stop: () => Promise<void> };

/** What a page or a style sheet names of the site's own files. */
function namedIn(text: string): string[] {
  const found = [
    ...text.matchAll(/(?:href|src)="(\/(?:_next|fonts|media|icon|favicon|apple)[^"]*)"/g),
    ...text.matchAll(/url\((\/[^)]+)\)/g),
    ...text.matchAll(/srcSet="([^"]+)"/gi),
  ];
  return found
    .flatMap(([, value = ""]) => value.split(/,\s*/).map((each) => each.split(" ")[0] ?? ""))
    .filter((each) => each.startsWith("/"));
}

/**
 * @param site where the pages are now
 * @param pages their paths
 * @throws when nginx is not installed or does not answer
 */
export async function twinOf(site: string, pages: readonly string[]): Promise<Twin> {
  const folder = mkdtempSync(path.join(tmpdir(), "newsroom-twin-"));
  // Started by root, nginx serves as somebody else.
  chmodSync(folder, 0o755);
  const seen = new Set(pages);
  // What is found is appended, and its turn comes.
  for (const address of seen) {
    const response = await fetch(site + address);
    const body = Buffer.from(await response.arrayBuffer());
    const type = response.headers.get("content-type") ?? "";
    const name = path.join(folder, type.includes("html") ? `${address}.html` : address);
    mkdirSync(path.dirname(name), { recursive: true });
    writeFileSync(name, body);
    if (/html|css|svg|json/.test(type)) writeFileSync(`${name}.gz`, gzipSync(body, { level: 9 }));
    if (/html|css/.test(type)) for (const each of namedIn(body.toString())) seen.add(each);
  }
  const served = await nginx(folder, await freePort(), pages[0]);
  const stop = async () => {
    await served.stop();
    removeFolder(folder);
  };
  return { origin: new URL(served.url).origin, stop };
}
