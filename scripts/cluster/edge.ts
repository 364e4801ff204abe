import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Certificate } from "./certificate";
import { addresses, type Host } from "./network";
import { Nginx, shipped } from "./nginx";

/** `EDGE_DIR` of a machine. */
export const edgeFolder = (folder: string, host: Host) => path.join(folder, `${host}-edge`);

/**
 * nginx of a machine, with the configuration of deploy/nginx: it answers from
 * the files that the site lays, and asks the site for the rest.
 *
 * @param behind who may say for whom they ask
 */
export function edgeOn(
  host: Host,
  folder: string,
  certificate: Certificate,
  behind: readonly Host[],
): Nginx {
  const own = path.join(folder, `${host}-nginx`);
  const read = (name: string) =>
    shipped(name)
      .replaceAll("/run/newsroom/edge", edgeFolder(folder, host))
      .replaceAll("/etc/nginx/snippets", path.join(own, "snippets"))
      .replaceAll("/etc/ssl/newsroom", certificate.folder);
  mkdirSync(path.join(own, "snippets"), { recursive: true });
  for (const name of readdirSync("deploy/nginx/snippets")) {
    writeFileSync(path.join(own, "snippets", name), read(path.join("snippets", name)));
  }
  const trusted = behind.map((each) => `set_real_ip_from ${addresses[each]};`);
  return new Nginx(
    host,
    own,
    `${trusted.join("\n")}
real_ip_header X-Forwarded-For;
${["newsroom-upstream.conf", "newsroom-tree.conf", "newsroom.conf"].map(read).join("\n")}`,
  );
}
