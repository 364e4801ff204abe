import { chmodSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { behindNginx } from "@/bench/serve/behind-nginx";
import { removeFolder, type Served } from "@/bench/serve/servers";
import { disconnectAll } from "@/lib/db/disconnect";
import { freePort } from "@/lib/postgres/postmaster";
import { openNewsroom, pathOf } from "@/scripts/site-under-test/newsroom";
import { SiteUnderTest } from "@/scripts/site-under-test/site-under-test";
import { fillWithCorpus } from "./corpus/fill";
import { fillWithStories } from "./publish/stories";
import { measureThroughEdge } from "./publish/through-edge";

/**
 * `npm run bench:edge -- [--publishes 200] [--minutes 60] [--stories 300] [--corpus 0]`:
 * from the commit of a publish of three languages to the change at every
 * address that it touches, asked for through nginx, which answers from files
 * of the site, in turn with as many of which the site itself is asked; and
 * until its receipt says so, for which the worker asks nginx as well. Needs
 * nginx (Debian: nginx-light).
 */

const { values } = parseArgs({
  options: {
    publishes: { type: "string", default: "200" },
    minutes: { type: "string", default: "60" },
    stories: { type: "string", default: "300" },
    corpus: { type: "string", default: "0" },
  },
});

const folder = mkdtempSync(path.join(tmpdir(), "newsroom-bench-edge-"));
// As root nginx runs as another account, which must be able to enter.
chmodSync(folder, 0o755);
const edge = path.join(folder, "edge");
const port = await freePort();
let documentId = "";
let nginx: Served | undefined;
const site = await SiteUnderTest.start(
  async (url) => {
    process.env.DATABASE_URL = url;
    await fillWithStories(Number(values.stories));
    if (Number(values.corpus) > 0) await fillWithCorpus(Number(values.corpus));
    documentId = await openNewsroom();
    await disconnectAll();
  },
  { EDGE_DIR: edge, EDGES: `here=http://127.0.0.1:${port}` },
);
try {
  process.env.DATABASE_URL = site.databaseUrl;
  const about = { edge, site: site.origin, at: pathOf("en"), anyCore: true };
  nginx = await behindNginx(folder, port, about);
  await measureThroughEdge({
    documentId,
    front: site.origin,
    nginx: `http://127.0.0.1:${port}`,
    publishes: Number(values.publishes),
    mostMs: Number(values.minutes) * 60_000,
  });
} finally {
  await disconnectAll();
  await nginx?.stop();
  await site.stop();
  removeFolder(folder);
}
process.exit();
