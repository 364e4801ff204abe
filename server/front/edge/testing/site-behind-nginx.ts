import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingHttpHeaders, request, type Server } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { tags } from "@/features/publication/invalidation/tags";
import type { Locale } from "@/i18n/routing";
import { publicDb } from "@/lib/db/public";
import { dependOn } from "@/lib/page-store/render-context";
import { createPageStore } from "@/lib/page-store/store";
import { watchTags } from "@/lib/page-store/watch";
import { freePort } from "@/lib/postgres/postmaster";
import { keyFile, nextPart } from "@/lib/startup/builds";
import type { App, Handler } from "@/server/app/contract";
import { createRenders } from "@/server/app/renders";
import { openSite, type Site } from "@/server/front/open-site";
import { listenPrivately, privateAddress } from "@/server/front/private/address";
import { wantProof } from "@/server/front/private/proof";
import { startNginx } from "./nginx";
import { rules } from "./pages";

/**
 * A front as it is, behind nginx as it is; of the app its renders, with
 * something in Next's place that writes a text's title from the public record.
 */

export type Answer = { status: number; headers: IncomingHttpHeaders; body: Buffer };

/** @param path as it stands in the request: nothing of it is put right */
export function ask(
  origin: string,
  at: string,
  headers: Record<string, string> = {},
  method = "GET",
): Promise<Answer> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve, reject) => {
    const outgoing = request(
      {
        hostname,
        port,
        path: at,
        method,
        agent: false,
        headers: { Host: "news.example.com", ...headers },
      },
      (res) => {
        const chunks: Buffer[] = [];
        res.on("data", (chunk: Buffer) => chunks.push(chunk));
        res.on("end", () =>
          resolve({
            status: res.statusCode ?? 0,
            headers: res.headers,
            body: Buffer.concat(chunks),
          }),
        );
      },
    );
    outgoing.on("error", reject).end();
  });
}

const siteFolder = mkdtempSync(path.join(tmpdir(), "newsroom-behind-"));
export const places = {
  folder: path.join(siteFolder, "nginx"),
  edge: path.join(siteFolder, "edge"),
};
const build = path.join(siteFolder, "next", "build");
const fronts = path.join(siteFolder, "fronts");

/** What the front is told by its environment. */
export function prepare(): Record<string, string> {
  chmodSync(siteFolder, 0o755);
  const file = (name: string, text: string) => {
    mkdirSync(path.dirname(name), { recursive: true });
    writeFileSync(name, text);
  };
  mkdirSync(fronts, { recursive: true });
  file(path.join(nextPart(build), "static/chunks/a-B_c~1.css"), "p { color: red } ".repeat(50));
  file(path.join(nextPart(build), "static/chunks/[odd].js"), "odd()");
  file(path.join(build, "public/fonts/a.1234.woff2"), "a font");
  file(path.join(build, "public/favicon.svg"), "<svg/>");
  file(path.join(build, keyFile), "of no build");
  return {
    BUILD_DIR: build,
    DATA_DIR: path.join(siteFolder, "data"),
    EDGE_DIR: places.edge,
    TRUSTED_PROXIES: "loopback",
  };
}

/** Opens everything; a front can be closed and opened again. */
export async function openBehindNginx() {
  const renders: string[] = [];
  /** Requests of readers that came to the front. */
  const asked: string[] = [];
  const problem = (error: unknown) => {
    throw error;
  };
  const next: Handler = async (req, res) => {
    const address = req.url ?? "";
    renders.push(address);
    const text = await publicDb().publication.findFirst({ where: { path: address } });
    if (text && text.state !== "LIVE") return void res.writeHead(404).end();
    const gone = /^\/(\w\w)\/status\/410\/(.*)$/.exec(address);
    if (text) dependOn(tags.page(text.locale as Locale, text.documentId));
    else if (gone) dependOn(tags.page(gone[1] as Locale, gone[2] ?? ""));
    // A list, as if it named all texts.
    else {
      dependOn(tags.head("en", "news"), tags.head("en", "works"));
      for (const each of await publicDb().publication.findMany())
        dependOn(tags.card(each.locale as Locale, each.documentId));
    }
    const isFile = address.endsWith(".xml");
    res.setHeader("Content-Type", isFile ? "application/xml; charset=utf-8" : "text/html");
    const body = `<p>${text?.title ?? address}${" and more of it".repeat(60)}</p>`;
    res.end(isFile ? `<a>${body}</a>` : `${address.includes("/status/") ? "" : rules}${body}`);
  };
  const folder = path.join(siteFolder, "app-pages");
  const store = createPageStore(folder, problem, { alone: true });
  const watch = await watchTags(store, folder, problem);
  const made = createRenders({ store, next, report: problem });
  const app = {
    render: made.render,
    forget: async () => {},
    answer: async (_, res) => void res.writeHead(200, { "Content-Type": "text/html" }).end("desk"),
  } as Partial<App> as App;
  const port = await freePort();
  let site: Site | undefined;
  let closeServers: (() => void) | undefined;

  async function open(): Promise<Site> {
    const opened = openSite(app);
    const server = createServer((req, res) => {
      asked.push(req.url ?? "");
      opened.router(req, res);
    });
    const privately = createServer((req, res) => {
      wantProof(req, res, opened.heard());
      opened.router(req, res);
    });
    await opened.begun;
    await listenPrivately(privately, privateAddress(fronts, 1));
    await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
    closeServers = () => {
      for (const each of [server, privately] as Server[]) {
        each.closeAllConnections();
        each.close();
      }
    };
    site = opened;
    for (let look = 0; opened.heard() === undefined; look++) {
      if (look > 1_000) throw new Error("the front did not open");
      await delay(20);
    }
    return opened;
  }
  async function close(): Promise<void> {
    closeServers?.();
    await site?.close();
    site = undefined;
  }
  await open();
  const nginx = await startNginx(places, `127.0.0.1:${port}`);
  return {
    front: `http://127.0.0.1:${port}`,
    nginx: nginx.origin,
    problems: nginx.problems,
    fronts,
    renders,
    asked,
    heard: () => site?.heard() ?? "0:0:",
    open,
    close,
    end: async () => {
      await nginx.stop();
      await close();
      await watch.stop();
      await store.written();
      rmSync(siteFolder, { recursive: true, force: true });
    },
  };
}
