import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { type Agent, get } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach } from "vitest";
import { freePort } from "@/lib/postgres/postmaster";
import type { SupervisorContext } from "@/server/supervisor/context";
import type { Early } from "@/server/supervisor/early-fronts";
import { keepSite, type Site } from "@/server/supervisor/keep-site";

/** Real processes under the supervisor's care; front and app are stand-ins that say of which build they are. */

const app = `import { existsSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import path from "node:path";
const { BUILD_DIR, APP_SOCKET } = process.env;
if (existsSync(path.join(BUILD_DIR, "broken-app"))) {
  process.send({ type: "failed", reason: "a module is missing" }, () => process.exit(1));
} else {
  const server = createServer((_, res) => res.end(path.basename(BUILD_DIR)));
  const isSlow = existsSync(path.join(BUILD_DIR, "slow-app"));
  setTimeout(() => server.listen(APP_SOCKET, () => process.send({ type: "ready" })), isSlow ? 60_000 : 0);
  const end = () => server.close(() => process.exit(0));
  process.on("SIGTERM", end);
  process.on("message", (message) => message === "drain" && end());
  process.on("disconnect", () => process.exit(1));
}
`;

/** Asks its app for each request, so that it can be seen which one it has. */
const front = `import { existsSync, rmSync, symlinkSync } from "node:fs";
import { createServer, request } from "node:http";
import path from "node:path";
const { BUILD_DIR, APP_SOCKETS, FRONTS_FOLDER, FRONT_NUMBER, LISTEN_FD, DATABASE_URL, EDGE_DIR } = process.env;
if (existsSync(path.join(BUILD_DIR, "broken-front")) || DATABASE_URL) process.exit(4);
const once = path.join(BUILD_DIR, "broken-once-" + FRONT_NUMBER);
if (existsSync(once)) {
  rmSync(once);
  process.exit(5);
}
if (EDGE_DIR && FRONT_NUMBER === "1") {
  rmSync(path.join(EDGE_DIR, "0123456789ab"), { force: true });
  symlinkSync("pages-" + process.pid + "-0123456789abcdef", path.join(EDGE_DIR, "0123456789ab"));
}
let draining = false;
let database = process.env.DATABASE_LATER ? "later" : process.env.PUBLIC_DATABASE_URL;
process.on("message", ({ type, settings }) => {
  if (type === "database") database = settings.PUBLIC_DATABASE_URL;
});
const endsOnce = path.join(BUILD_DIR, "ends-once-" + FRONT_NUMBER);
const answer = (req, res) => {
  if (existsSync(endsOnce)) {
    rmSync(endsOnce);
    process.exit(6);
  }
  if (req.url === "/crash") process.exit(3);
  if (req.url === "/database") return res.end([database, "", FRONT_NUMBER, process.pid].join(" "));
  if (draining) res.shouldKeepAlive = false;
  const asked = request({ socketPath: APP_SOCKETS, headers: { Host: "app" } }, (from) => {
    let text = "";
    from.on("data", (data) => { text += data; });
    from.on("end", () => setTimeout(
      () => res.end([path.basename(BUILD_DIR), text, FRONT_NUMBER, process.pid].join(" ")),
      req.url === "/slow" ? 1500 : 0));
  });
  asked.on("error", () => res.writeHead(503).end());
  asked.end();
};
const [open, inner] = [createServer(answer), createServer(answer)];
open.keepAliveTimeout = 65_000;
inner.listen(path.join(FRONTS_FOLDER, "front-" + FRONT_NUMBER + "." + process.pid), () =>
  open.listen({ fd: Number(LISTEN_FD) }, () => process.send({ type: "ready", url: "http://localhost" })));
const end = () => setImmediate(() => setImmediate(() => {
  Object.getPrototypeOf(Object.getPrototypeOf(open)).close.call(open, () => { inner.close(() => process.exit(0)); });
}));
process.on("SIGTERM", () => process.exit(0));
process.on("message", (message) => { if (message === "drain") { draining = true; end(); } });
process.on("disconnect", () => process.exit(1));
`;

/** For the tests of a file, each with a folder, a port and a life of its own. */
export function standIns() {
  const here = {
    root: "",
    site: undefined as Site | undefined,
    life: new AbortController(),
    undo: [] as (() => unknown)[],
    said: [] as string[],
    /** What a start has. */
    context: (): SupervisorContext =>
      ({
        dev: false,
        dataDir: here.root,
        address: { host: "127.0.0.1", port },
        life: {
          signal: here.life.signal,
          defer: (work: () => unknown) => void here.undo.push(work),
          onForce: () => () => {},
        },
        progress: { say: (line: string) => void here.said.push(line) },
      }) as unknown as SupervisorContext,
    /** As a stop does. */
    end: async (why = "a stop") => {
      here.life.abort(new Error(why));
      while (here.undo.length > 0) await here.undo.pop()?.();
    },
  };
  let port = 0;
  beforeEach(async () => {
    here.root = mkdtempSync(path.join(tmpdir(), "newsroom-builds-"));
    port = await freePort();
    here.life = new AbortController();
    here.undo = [];
    here.said = [];
  });
  afterEach(async () => {
    await here.end("the test is over");
    rmSync(here.root, { recursive: true, force: true });
  });

  /** @returns settings for processes of a build that is called so */
  function build(name: string): NodeJS.ProcessEnv {
    const programs = path.join(here.root, name, "programs");
    mkdirSync(programs, { recursive: true });
    writeFileSync(path.join(programs, "app.mjs"), app);
    writeFileSync(path.join(programs, "front.mjs"), front);
    return {
      ...process.env,
      NODE_ENV: "production",
      BUILD_DIR: path.join(here.root, name),
      DATABASE_URL: "postgresql://owner@nowhere/site",
      FRONTS: "2",
    };
  }

  async function open(env: NodeJS.ProcessEnv, early?: Early): Promise<Site> {
    here.site = await keepSite(here.context(), env, early);
    return here.site;
  }

  /** @returns which build's front has answered, by which build's app, and which front it was */
  function ask(url = "/", agent?: Agent): Promise<{ builds: string; front: string; pid: number }> {
    return new Promise((resolve, reject) => {
      const asked = get({ host: "127.0.0.1", port, path: url, agent: agent ?? false }, (answer) => {
        let text = "";
        answer.on("data", (data) => {
          text += data;
        });
        answer.on("error", reject);
        answer.on("end", () => {
          const [of = "", by = "", number = "", pid] = text.split(" ");
          if (answer.statusCode === 200)
            resolve({ builds: `${of} ${by}`, front: number, pid: Number(pid) });
          else reject(new Error(`${answer.statusCode}`));
        });
      });
      asked.on("error", reject);
    });
  }

  /** Which fronts answer, by many connections. */
  async function fronts(url?: string): Promise<Set<number>> {
    const answers = await Promise.all(Array.from({ length: 60 }, () => ask(url)));
    return new Set(answers.map(({ pid }) => pid));
  }

  return { here, build, open, ask, fronts };
}
