import { spawn } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { serverCore } from "./measure";
import { host, type Served, started } from "./servers";

type Subject = {
  /** `EDGE_DIR` of the site. */
  edge: string;
  site: string;
  /** The address of a page: it comes from a file when nginx is there. */
  at: string;
  /** Not on the core of what is measured by its processor time. */
  anyCore?: boolean;
};

/**
 * nginx with the configuration of deploy/nginx but for TLS, before a site that
 * lays its pages in a folder.
 */
export async function behindNginx(
  folder: string,
  port: number,
  { edge, site, at, anyCore = false }: Subject,
): Promise<Served> {
  const place = path.join(folder, "behind");
  mkdirSync(path.join(place, "snippets"), { recursive: true });
  // The site of the bench has no https, so its pages have one header less, and lie elsewhere.
  const link = readdirSync(edge).find((name) => /^[0-9a-f]{12}$/.test(name));
  const shipped = (file: string) =>
    writeFileSync(
      path.join(place, file),
      readFileSync(path.join("deploy/nginx", file), "utf8")
        .replaceAll(/\/run\/newsroom\/edge\/[0-9a-f]{12}/g, path.join(edge, link ?? ""))
        .replaceAll("/run/newsroom/edge", edge)
        .replaceAll("/etc/nginx/snippets", path.join(place, "snippets"))
        .replaceAll(/^add_header Strict-Transport-Security.*$/gm, ""),
    );
  for (const name of readdirSync("deploy/nginx/snippets")) shipped(path.join("snippets", name));
  shipped("newsroom-tree.conf");
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
    (kind) => `${kind}_temp_path ${place}/${kind};`,
  );
  const config = path.join(place, "nginx.conf");
  writeFileSync(
    config,
    `daemon off; worker_processes 1; pid ${place}/pid; error_log ${place}/error.log;
events { worker_connections 1024; }
http {
  access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000;
  ${temporary.join(" ")}
  upstream newsroom { server ${new URL(site).host}; keepalive 64; }
  include ${place}/newsroom-tree.conf;
  server { listen ${host}:${port}; server_tokens off; include ${place}/snippets/newsroom-site.conf; }
}`,
  );
  const args = ["-p", place, "-c", config];
  const child = anyCore
    ? spawn("nginx", args, { stdio: "ignore" })
    : spawn("taskset", ["-c", serverCore, "nginx", ...args], { stdio: "ignore" });
  const served = await started(child, `http://${host}:${port}${at}`, 10);
  for (let look = 0; look < 100; look++) {
    // Said by the site alone, and by no file.
    if ((await fetch(served.url)).headers.get("x-snapshot") === null) return served;
    await delay(50);
  }
  await served.stop();
  throw new Error("nginx goes on asking the site");
}
