import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { serverCore } from "./measure";
import { host, type Served, started } from "./servers";

/** What nginx says by itself of a file that was compressed beforehand. */
const ofItself = new Set([
  ...["server", "date", "connection", "content-type", "content-length", "content-encoding"],
  ...["etag", "vary"],
]);

/**
 * nginx with the bytes as files, compressed beforehand: what any server would
 * like to be. It keeps files open and looks for them once a minute.
 *
 * @param at the address of a page among them
 * @param said headers to say with them, letter by letter; without them its own
 */
export async function nginx(
  folder: string,
  port: number,
  at = "/page",
  said?: Record<string, string>,
): Promise<Served> {
  const config = path.join(folder, `nginx-${port}.conf`);
  const own = Object.entries(said ?? {}).filter(([name]) => !ofItself.has(name));
  const headers = said
    ? [...own, ["last-modified", ""]].map(([name, value]) => `add_header ${name} "${value}";`)
    : [];
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
    (kind) => `${kind}_temp_path ${folder}/${kind};`,
  );
  const types = said
    ? `types { "${said["content-type"]}" html; } max_ranges 0;`
    : "include /etc/nginx/mime.types;";
  writeFileSync(
    config,
    `daemon off; worker_processes 1; pid ${config}.pid; error_log ${folder}/error.log;
events { worker_connections 1024; }
http {
  ${types} server_tokens off; access_log off; sendfile on; tcp_nopush on;
  keepalive_requests 1000000; open_file_cache max=100;
  ${temporary.join(" ")}
  server {
    listen ${host}:${port}; root ${folder}; gzip_static on; gzip_vary on; try_files $uri.html $uri =404;
    ${headers.join("\n    ")}
  }
}`,
  );
  const args = ["-c", serverCore, "nginx", "-p", folder, "-c", config];
  return started(spawn("taskset", args, { stdio: "ignore" }), `http://${host}:${port}${at}`, 10);
}
