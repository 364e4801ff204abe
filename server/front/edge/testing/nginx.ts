import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { freePort } from "@/lib/postgres/postmaster";
import { aptInstall } from "@/scripts/checks/browser.mjs";

/**
 * Installs Debian's package where it is not there; before all tests, for of two
 * that install at once one is refused.
 */
export function setup(): void {
  const missing = [
    ...(has("nginx", "-v") ? [] : ["nginx-light"]),
    ...(has("openssl", "version") ? [] : ["openssl"]),
  ];
  if (missing.length > 0) aptInstall(missing);
}

const has = (program: string, argument: string) =>
  spawnSync(program, [argument], { stdio: "ignore" }).status === 0;

const own = (file: string) => readFileSync(path.resolve("deploy/nginx", file), "utf8");

type Places = { folder: string; edge: string };

/** The configuration of deploy/nginx, with a test's folders in place of a machine's. */
function shipped(file: string, { folder, edge }: Places): string {
  return own(file)
    .replaceAll("/run/newsroom/edge", edge)
    .replaceAll("/etc/nginx/snippets", path.join(folder, "snippets"))
    .replaceAll("/etc/ssl/newsroom", path.join(folder, "certificates"));
}

function head({ folder, edge }: Places, upstream: string): string {
  mkdirSync(path.join(folder, "snippets"), { recursive: true });
  for (const file of readdirSync("deploy/nginx/snippets")) {
    const text = shipped(path.join("snippets", file), { folder, edge });
    writeFileSync(path.join(folder, "snippets", file), text);
  }
  writeFileSync(path.join(folder, "tree.conf"), shipped("newsroom-tree.conf", { folder, edge }));
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
    (kind) => `${kind}_temp_path ${folder}/temp-${kind};`,
  );
  return `
    ${temporary.join("\n")}
    access_log off;
    upstream newsroom { server ${upstream}; keepalive 8; }
    include ${folder}/tree.conf;`;
}

/**
 * Starts nginx as Debian ships it on loopback, with the configuration of
 * deploy/nginx but for TLS.
 *
 * @param folder of its own, which everybody may enter
 * @param upstream where the site listens, as nginx names it
 */
export async function startNginx(places: Places, upstream: string) {
  const { folder } = places;
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o755);
  const port = await freePort();
  const config = path.join(folder, "nginx.conf");
  writeFileSync(
    config,
    `daemon off; worker_processes 1; pid ${folder}/pid; error_log ${folder}/error.log warn;
    events { worker_connections 256; }
    http {
      ${head(places, upstream)}
      server {
        listen 127.0.0.1:${port};
        server_tokens off;
        include ${folder}/snippets/newsroom-site.conf;
      }
    }`,
  );
  const child = spawn("nginx", ["-p", folder, "-c", config], { stdio: "inherit" });
  const ended = once(child, "exit");
  const origin = `http://127.0.0.1:${port}`;
  for (let look = 0; look < 100; look++) {
    if (await fetch(`${origin}/metrics`).catch(() => undefined)) break;
    if (child.exitCode !== null) throw new Error(`nginx ended with ${child.exitCode}`);
    await delay(50);
  }
  return {
    origin,
    problems: () => readFileSync(path.join(folder, "error.log"), "utf8"),
    stop: async () => {
      child.kill("SIGQUIT");
      await ended;
    },
  };
}

/** @returns what `nginx -t` says of all that deploy/nginx has, with a certificate made for it */
export function testShipped(places: Places): { status: number | null; said: string } {
  const { folder } = places;
  const certificates = path.join(folder, "certificates");
  mkdirSync(certificates, { recursive: true });
  const key = ["-nodes", "-keyout", `${certificates}/privkey.pem`];
  const certificate = ["-out", `${certificates}/fullchain.pem`, "-subj", "/CN=news.example.com"];
  spawnSync("openssl", ["req", "-x509", "-newkey", "rsa:2048", ...key, ...certificate]);
  const config = path.join(folder, "shipped.conf");
  const all = ["newsroom-upstream.conf", "newsroom-tree.conf", "newsroom.conf"];
  head(places, "127.0.0.1:1");
  for (const file of all) writeFileSync(path.join(folder, file), shipped(file, places));
  writeFileSync(
    config,
    `pid ${folder}/pid; error_log stderr; events {}
    http { access_log off; ${all.map((file) => `include ${folder}/${file};`).join(" ")} }`,
  );
  const { status, stderr } = spawnSync("nginx", ["-t", "-p", folder, "-c", config]);
  return { status, said: stderr.toString() };
}
