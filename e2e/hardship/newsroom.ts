import { appendFileSync, chmodSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type TestDocument, testDocument } from "@/e2e/fixtures/documents";
import {
  bring,
  inTransaction,
  pathOf,
  publish,
  section,
  withdraw,
} from "@/e2e/fixtures/publishing";
import { expect } from "@/e2e/fixtures/test";
import { writeSettings } from "@/features/publication/write/publications";
import { writeSection } from "@/features/publication/write/sections";
import { locales } from "@/i18n/routing";
import { disconnectAll } from "@/lib/db/disconnect";
import { applyMigrations } from "@/lib/migrations/apply";
import { readPage } from "@/lib/page-store/page-file";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "@/lib/postgres/embedded";
import { freePort } from "@/lib/postgres/postmaster";
import { ensureReaderRole } from "@/lib/postgres/reader-role";
import { familyOf } from "@/scripts/site-under-test/family";
import { SiteProcess } from "./site-process";

type Env = { PORT: string } & Record<string, string>;

/**
 * A database of its own, which can be stopped and hung, with sites on it.
 * The test publishes into it as another process does.
 */
export class Newsroom {
  readonly folder: string;
  readonly #env: Env;
  #database: EmbeddedPostgres;
  #stories = 0;
  readonly #sites = new Set<SiteProcess>();

  private constructor(folder: string, database: EmbeddedPostgres, env: Env) {
    this.folder = folder;
    this.#database = database;
    this.#env = env;
  }

  static async open(): Promise<Newsroom> {
    const folder = mkdtempSync(path.join(tmpdir(), "newsroom-hardship-"));
    // As root the database runs as another account, which must be able to enter.
    chmodSync(folder, 0o755);
    const database = await startEmbeddedPostgres({ dataDir: path.join(folder, "database") });
    await applyMigrations(database.url);
    const port = await freePort();
    const env = {
      DATABASE_URL: database.url,
      PUBLIC_DATABASE_URL: (await ensureReaderRole(database.url)).url,
      DATA_DIR: path.join(folder, "site"),
      PORT: `${port}`,
      SITE_URL: `http://127.0.0.1:${port}`,
    };
    await disconnectAll();
    process.env.DATABASE_URL = database.url;
    await inTransaction(async (tx) => {
      const texts = Object.fromEntries(
        locales.map((locale) => {
          const slug = section.slugs[locale];
          return [locale, { name: "Hardship", slug, description: "" }];
        }),
      ) as Parameters<typeof writeSection>[1]["texts"];
      await writeSection(tx, { key: section.key, position: 1, texts });
      for (const locale of locales) await writeSettings(tx, locale, {});
    });
    return new Newsroom(folder, database, env);
  }

  get origin(): string {
    return this.#env.SITE_URL ?? "";
  }

  /**
   * Starts a process of the site, and waits until it has asked its database:
   * before that it may show what it kept, on a slow machine for seconds.
   *
   * @param env what differs from the first one's
   */
  async site(env: Record<string, string> = {}): Promise<SiteProcess> {
    const site = await this.waitingSite(env);
    const missing = "/en/news/archive/1900";
    await expect.poll(async () => (await site.ask(missing)).status).toBe(404);
    return site;
  }

  /** Starts a process of the site, which may have to wait for its database. */
  async waitingSite(env: Record<string, string> = {}): Promise<SiteProcess> {
    const site = await SiteProcess.start({ ...this.#env, ...env });
    this.#sites.add(site);
    return site;
  }

  /** Another one beside the first, on another port. */
  async secondSite(env: Record<string, string> = {}): Promise<SiteProcess> {
    return this.site({ PORT: `${await freePort()}`, ...env });
  }

  /** A new story in all languages, with an address that nobody has asked for. */
  async story(year = 2001): Promise<{ document: TestDocument; path: string }> {
    this.#stories += 1;
    const [month, day] = [1 + Math.floor(this.#stories / 28), 1 + (this.#stories % 28)];
    const date = `${year}-${`${month}`.padStart(2, "0")}-${`${day}`.padStart(2, "0")}`;
    const everywhere = { zh: "live", en: "live", ru: "live" } as const;
    const document = testDocument(`hardship-${this.#stories}`, date, everywhere);
    await bring(document);
    return { document, path: pathOf(document, "en") };
  }

  /** Commits a new headline of the English text. Nobody waits for a site to hear of it. */
  change(document: TestDocument, title: string): Promise<unknown> {
    return inTransaction((tx) => publish(tx, document, "en", { title }));
  }

  withdraw(document: TestDocument): Promise<unknown> {
    return inTransaction((tx) => withdraw(tx, document, "en"));
  }

  /**
   * Resolves when a page is on disk: readers have it sooner, and a site that
   * is hung or killed meanwhile never writes it.
   */
  async onDisk(address: string): Promise<void> {
    const root = path.join(this.folder, "site/pages");
    const kept = () =>
      Promise.all(readdirSync(root).map((name) => readPage(path.join(root, name), address)));
    await expect.poll(async () => (await kept()).some(Boolean)).toBe(true);
  }

  /** As the desk and the commands do after a withdrawal. */
  noteInLedger(document: TestDocument): void {
    const line = {
      documentId: document.id,
      locale: "en",
      withdrawals: 1,
      state: "WITHDRAWN",
      notice: "",
    };
    appendFileSync(path.join(this.folder, "site/withdrawals.jsonl"), `${JSON.stringify(line)}\n`);
  }

  hang = async (): Promise<void> => this.#signal("SIGSTOP");
  goOn = async (): Promise<void> => this.#signal("SIGCONT");

  #signal(signal: NodeJS.Signals): void {
    for (const pid of familyOf(this.#database.pid)) process.kill(pid, signal);
  }

  stopDatabase = (): Promise<void> => this.#database.stop();

  startDatabase = async (): Promise<void> => {
    const before = this.#database.url;
    this.#database = await startEmbeddedPostgres({ dataDir: path.join(this.folder, "database") });
    if (this.#database.url !== before) throw new Error("the database came back on another port");
  };

  /** The database as the one who may do everything there. */
  get adminUrl(): string {
    return this.#database.url.replace(/^.*@[^/]+/, this.#database.adminUrl.replace(/\/[^/]*$/, ""));
  }

  /** Finished pages on disk. */
  pages(): string[] {
    return readdirSync(path.join(this.folder, "site/pages"), { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".page"))
      .sort();
  }

  async close(): Promise<void> {
    await Promise.all([...this.#sites].map((site) => site.end("SIGKILL")));
    await disconnectAll();
    await this.goOn().catch(() => {});
    await this.#database.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
