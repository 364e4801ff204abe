import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { readdir, rm } from "node:fs/promises";
import { createServer } from "node:http";
import path from "node:path";
import next from "next";
import { disconnectAll } from "@/lib/db/client";
import { log } from "@/lib/log";
import { databaseIdentity } from "@/lib/page-store/freshness";
import { createPageStore } from "@/lib/page-store/store";
import { watchTags } from "@/lib/page-store/watch";
import { siteUrl } from "@/lib/site-url";
import { dataDir } from "@/lib/storage";
import { createDevRouter } from "./site/dev-router";
import type { Handler } from "./site/inner-request";
import { createPages } from "./site/pages";
import { createRouter } from "./site/router";
import { makeStatusPages } from "./site/status";

/**
 * The process that answers readers. Started by the supervisor, which it
 * tells when it listens, and with which it ends.
 */

const dev = process.env.NODE_ENV === "development";
const port = Number(process.env.PORT ?? 3000);
const host = process.env.HOST;

/** How long requests in flight have to finish, in milliseconds. */
const grace = 8_000;

async function main(): Promise<void> {
  const app = next({ dev, dir: process.cwd(), port, hostname: host });
  await app.prepare();
  const handler = app.getRequestHandler();
  const { router, close } = dev
    ? { router: createDevRouter(handler), close: async () => {} }
    : await fromStore((req, res) => handler(req, res));
  const server = createServer((req, res) => void router(req, res));
  if (dev) server.on("upgrade", app.getUpgradeHandler());
  server.on("error", (error) => {
    log.fatal({ err: error }, "the site cannot listen");
    process.exit(1);
  });
  server.listen(port, host, () => {
    const address = server.address();
    const actual = typeof address === "object" && address ? address.port : port;
    process.send?.({ type: "ready", url: `http://localhost:${actual}` });
  });

  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(0), grace).unref();
    server.closeIdleConnections();
    server.close(async () => {
      await Promise.allSettled([app.close(), close(), disconnectAll()]);
      process.exit(0);
    });
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
  // The supervisor is gone without a word: no one would ever stop this.
  process.on("disconnect", stop);
}

async function fromStore(handler: Handler) {
  const warn = (error: unknown) => log.warn({ err: error }, "the page store met an error");
  const report = (error: unknown) => log.error({ err: error }, "a request failed");
  const store = createPageStore(await storeFolder(), warn);
  const close = await watchTags(store, warn);
  const pages = createPages(store, handler, report);
  await makeStatusPages(pages);
  const files = new Set(readdirSync("public", { recursive: true, encoding: "utf8" }));
  return { router: createRouter({ next: handler, pages, files, report }), close };
}

/**
 * A page fits one build (its assets), one address of the site (its absolute
 * links) and one database (its snapshots). What was kept for another is
 * thrown away.
 */
async function storeFolder(): Promise<string> {
  const build = readFileSync(".next/BUILD_ID", "utf8");
  const identity = [build, siteUrl(), await databaseIdentity()].join("\n");
  const name = createHash("sha256").update(identity).digest("hex").slice(0, 16);
  const root = path.join(dataDir(), "pages");
  const names = await readdir(root).catch(() => []);
  const stale = names.filter((each) => each !== name);
  await Promise.all(stale.map((each) => rm(path.join(root, each), { recursive: true })));
  return path.join(root, name);
}

main().catch((error: unknown) => {
  log.fatal({ err: error }, "the site could not start");
  process.exit(1);
});
