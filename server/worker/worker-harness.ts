import { type ChildProcess, fork } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { heardHeader, snapshotHeader } from "@/lib/page-store/shows-change";
import { programOf } from "@/lib/startup/programs";
import { listenPrivately, privateAddress } from "@/server/front/private/address";

type Row = { snapshot: string; state: string | null; there: boolean };

/** Years, sitemaps and pictures come and go with the texts that have them; everything else stays. */
const lookUp = `
  SELECT pg_current_snapshot()::text AS snapshot,
    (SELECT state::text FROM public_record.public_path WHERE path = $1::text) AS state,
    CASE
      WHEN $1::text ~ '^/[a-z]+/news/archive/[0-9]{4}$' THEN EXISTS (
        SELECT FROM public_record.publication
        WHERE state = 'LIVE' AND kind = 'ARTICLE' AND locale = split_part($1::text, '/', 2)
          AND extract(year FROM story_date)::text = split_part($1::text, '/', 5))
      WHEN $1::text ~ '^/[a-z]+/sitemap-[0-9]+[.]xml$' THEN EXISTS (
        SELECT FROM public_record.publication
        WHERE state = 'LIVE' AND kind = 'ARTICLE' AND locale = split_part($1::text, '/', 2))
      WHEN $1::text LIKE '/media/%' THEN EXISTS (
        SELECT FROM public_record.published_picture AS picture
        JOIN public_record.publication AS text ON text.id = picture.publication_id
        WHERE text.state = 'LIVE'
          AND split_part($1::text, '/', 3) IN (picture.hash, picture.portrait_hash))
      ELSE true
    END AS there`;

/**
 * Real worker processes for tests, and a stand-in for the site's front that answers
 * every address from the public record as it is at that moment.
 */
export class WorkerHarness {
  readonly #workers = new Set<ChildProcess>();
  #site: Server | undefined;
  #pool: pg.Pool | undefined;
  readonly #folder = mkdtempSync(path.join(tmpdir(), "newsroom-fronts-"));
  /** While true the stand-in answers nothing that is new: a site that hangs behind. */
  behind = false;

  /** @param publicUrl the public side's connection */
  async openSite(publicUrl: string): Promise<void> {
    const pool = new pg.Pool({ connectionString: publicUrl, max: 4 });
    pool.on("error", () => {});
    this.#pool = pool;
    const site = createServer(async (req, res) => {
      const { rows } = await pool.query<Row>(lookUp, [decodeURI(req.url ?? "")]);
      const known = { GONE: 410, REDIRECT: 301 }[rows[0]?.state ?? ""] ?? 200;
      const status = rows[0]?.there === false ? 404 : known;
      const snapshot = this.behind ? "3:3:" : (rows[0]?.snapshot ?? "");
      res.writeHead(status, { [snapshotHeader]: snapshot, [heardHeader]: snapshot }).end();
    });
    await listenPrivately(site, privateAddress(this.#folder, 1));
    this.#site = site;
  }

  /** Starts a worker on a database and waits until it says that it is at work. */
  async start(url: string): Promise<ChildProcess> {
    const { file, execArgv } = programOf("worker", process.env.BUILD_DIR);
    const worker = fork(file, [], {
      execArgv,
      env: {
        ...process.env,
        DATABASE_URL: url,
        FRONTS_FOLDER: this.#folder,
        FRONTS: "1",
        LOG_LEVEL: "silent",
        NODE_ENV: "production",
      },
    });
    this.#workers.add(worker);
    worker.once("exit", () => this.#workers.delete(worker));
    await new Promise<void>((resolve, reject) => {
      worker.once("message", () => resolve());
      worker.once("exit", (code) => reject(new Error(`the worker ended with ${code}`)));
    });
    return worker;
  }

  /** Ends a worker and waits until it is gone. */
  async end(worker: ChildProcess, signal: NodeJS.Signals = "SIGTERM"): Promise<number | null> {
    if (worker.exitCode !== null || worker.signalCode !== null) return worker.exitCode;
    const gone = new Promise<number | null>((resolve) => worker.once("exit", resolve));
    worker.kill(signal);
    return gone;
  }

  async endAll(): Promise<void> {
    await Promise.all([...this.#workers].map((worker) => this.end(worker, "SIGKILL")));
  }

  async close(): Promise<void> {
    await this.endAll();
    this.#site?.closeAllConnections();
    await new Promise((resolve) => this.#site?.close(resolve));
    await this.#pool?.end();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
