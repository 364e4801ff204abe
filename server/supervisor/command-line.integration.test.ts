import { execFile, spawn } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { folderStatus } from "@/features/administration/status/folder-status";
import { openSection } from "@/features/editorial/testing/newsroom";
import { readMigrations } from "@/lib/migrations/migration-files";
import { withClient } from "@/lib/postgres/connection";
import { testDatabase } from "@/lib/postgres/testing";
import { createThrowawayDatabase } from "@/lib/postgres/throwaway";
import { commands } from "@/scripts/cli/commands";
import { findCommand } from "@/scripts/cli/parse";
import { runCommandLine } from "@/scripts/cli/run";
import { WorkerHarness } from "@/server/worker/worker-harness";

// The whole command line on a newsroom of its own, with a worker that finishes receipts.

/** Each test is a chain of commands, some of which wait for a receipt. */
const startsWithinMs = 90_000;
vi.setConfig({ testTimeout: startsWithinMs });

const database = testDatabase();
const harness = new WorkerHarness();
const tried = new Set<string>();
let folder = "";

beforeAll(async () => {
  await openSection();
  folder = await mkdtemp(path.join(tmpdir(), "newsroom-cli-"));
  process.env.DATA_DIR = folder;
  process.env.SITE_URL = "https://news.example.com";
  await harness.openSite(database.publicUrl);
  await harness.start(database.url);
});
afterAll(async () => {
  await harness.close();
  Reflect.deleteProperty(process.env, "SITE_URL");
  await rm(folder, { recursive: true, force: true });
});

type Json = Record<string, unknown>;

/** Runs a command with `--json`, in this process. */
async function run(...argv: string[]): Promise<{ code: number; json: Json; text: string }> {
  tried.add(findCommand(commands, argv)?.command.name ?? "");
  const { code, out, err } = await runCommandLine([...argv, "--json"]);
  expect(err, argv.join(" ")).toEqual([]);
  return { code, json: JSON.parse(out.join("\n")), text: out.join("\n") };
}

/** What it gives when it works. */
async function done(...argv: string[]): Promise<Json> {
  const { code, json, text } = await run(...argv);
  expect(code, `${argv.join(" ")}\n${text}`).toBe(0);
  return json;
}

/** The codes of the reasons, or the sentence, when it does not. */
async function refused(...argv: string[]): Promise<unknown> {
  const { code, json } = await run(...argv);
  expect(code, argv.join(" ")).toBe(1);
  const error = json.error as { message: string; reasons?: { code: string }[] };
  return error.reasons?.map((reason) => reason.code) ?? error.message;
}

async function file(name: string, content: string | Buffer): Promise<string> {
  const target = path.join(folder, name);
  await writeFile(target, content);
  return target;
}

const complete = { receipt: { state: "DONE", behind: [] } };
let id = "";

describe("a text from a file to readers", () => {
  test("is imported with a report", async () => {
    const legacy = ["Works", "Home > News >", "", "Works", "", "A first paragraph of the story."];
    const text = await file("legacy.txt", [...legacy, "", "   ▲A caption", "", "More."].join("\n"));
    expect(await refused("import", text, "--language", "en", "--section", "nowhere")).toEqual([
      "section-unknown",
    ]);
    expect(await refused("import", "no-such-file.txt", "--language", "en")).toMatch(/no such file/);
    const imported = await done("import", text, "--language", "en", "--section", "works");
    id = String(imported.id);
    expect(imported.report).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ message: expect.stringMatching(/line of breadcrumbs/) }),
      ]),
    );
    expect(await refused("publish", id, "--language", "en")).toEqual(
      expect.arrayContaining(["title-missing"]),
    );
    const picture = await sharp({
      create: { width: 500, height: 300, channels: 3, background: "#678" },
    })
      .png()
      .toBuffer();
    await done(
      ...["import", text, "--language", "en", "--document", id, "--title", "The story"],
      ...["--date", "2019-04-03", "--picture", await file("a.png", picture)],
    );
    // Once more, without the picture: the text keeps its own.
    const again = ["import", text, "--language", "en", "--document", id, "--title", "The story"];
    expect(JSON.stringify((await done(...again)).report)).toContain("caption-placed");
    await done("import", text, "--language", "ru", "--document", id, "--title", "История");
  });

  test("is looked at, reviewed and approved by those who may", async () => {
    const who = (role: string) => `${role}@example.com`;
    for (const role of ["author", "editor"]) {
      await done("user", "create", "--email", who(role), "--name", role, "--role", role);
    }
    const again = ["user", "create", "--email", who("editor"), "--name", "E", "--role", "editor"];
    expect(await refused(...again)).toMatch(/already/);
    const own = ["--email", who("own"), "--name", "Own", "--role", "admin"];
    for (const role of ["author", "editor"]) {
      expect(await refused("user", "create", ...own, "--as", who(role))).toEqual(["role-forbids"]);
    }
    const hired = (await done("audit", "--verb", "create-account")) as unknown;
    expect(hired).toMatchObject([
      { actorName: "system:cli", detail: { account: who("editor"), role: "editor" } },
      { actorName: "system:cli", detail: { account: who("author"), role: "author" } },
    ]);
    expect((await done("list")) as unknown).toMatchObject([{ id }]);
    const shown = (await done("show", id)) as { texts?: { reasons: { code: string }[] }[] };
    // The picture has no alternative text yet.
    expect(shown.texts?.[0]?.reasons).toMatchObject([{ code: "picture-without-alt" }]);
    expect(await refused("show", "nothing")).toEqual(["document-unknown"]);
    const once = ["import", path.join(folder, "legacy.txt"), "--document", id];
    const inEnglish = [...once, "--language", "en", "--title", "The story", "--alt", "Plain"];
    expect(await refused(...inEnglish, "--alt", "Another")).toMatch(/more alternative texts \(2\)/);
    await done(...inEnglish);
    await done(...once, "--language", "ru", "--title", "История", "--alt", "Фон");

    const text = [id, "--language", "en"];
    await done("submit", ...text, "--as", who("author"));
    expect(await refused("approve", ...text, "--as", who("author"))).toEqual(["role-forbids"]);
    await done("return", ...text, "--reason", "Shorter", "--as", who("editor"));
    expect(await refused("approve", ...text, "--as", who("editor"))).toEqual(["not-in-review"]);
    await done("submit", ...text);
    expect(await refused("approve", ...text, "--hash", "0")).toEqual(["content-changed"]);
    await done("approve", ...text, "--as", who("editor"));
    expect(await refused("submit", ...text, "--as", "nobody@example.com")).toMatch(/Nobody has/);
  });

  test("is published in several languages together, with its receipt", async () => {
    const both = [id, "--language", "en", "--language", "ru"];
    const published = await done("publish", ...both);
    expect(published).toMatchObject(complete);
    expect(published.paths).toEqual(["/en/news/works/the-story", "/ru/news/works/istoriya"]);
    const { receipt } = published as { receipt?: { id: string; total: number; seen: number } };
    expect(receipt?.seen).toBe(receipt?.total);
    expect(await done("receipts", receipt?.id ?? "")).toMatchObject({ state: "DONE" });
    expect(await refused("receipts", "nothing")).toMatch(/no receipt/);
    expect(await refused("publish", "nothing", "--language", "en")).toEqual(["document-unknown"]);
  });

  test("is scheduled by a clock on a wall, and unscheduled", async () => {
    const at = (time: string, zone = "Europe/Berlin") =>
      ["schedule", id, "--language", "en", "--at", time, "--zone", zone] as const;
    expect(await refused(...at("2030-03-31T02:30"))).toEqual(["time-does-not-exist"]);
    expect(await refused(...at("2030-10-27T02:30"))).toEqual(["time-ambiguous"]);
    expect(await refused(...at("soon", "Mars/Base"))).toEqual(["time-invalid", "zone-unknown"]);
    const later = await done(...at("2030-10-27T02:30"), "--offset", "+01:00");
    expect(later.dueAt).toBe("2030-10-27T01:30:00.000Z");
    expect((await done("schedules")) as unknown).toMatchObject([{ documentId: id }]);
    await done("unschedule", id, "--language", "en");
    expect(await refused("unschedule", id, "--language", "en")).toEqual(["not-scheduled"]);
  });

  test("is withdrawn, brought back, and a revision of it erased", async () => {
    const text = [id, "--language", "ru"];
    expect(await done("withdraw", ...text, "--notice", "Снято.")).toMatchObject(complete);
    expect(await refused("withdraw", ...text, "--notice", "Снято.")).toEqual(["withdrawn"]);
    expect(await refused("publish", ...text)).toEqual(["withdrawn"]);
    expect(await done("republish", ...text)).toMatchObject(complete);
    const erase = ["erase", id, "--language", "en", "--reason", "A court"];
    const [listed] = (await done("list")) as unknown as {
      texts: { locale: string; publishedNumber: number }[];
    }[];
    const live = listed?.texts.find(({ locale }) => locale === "en")?.publishedNumber;
    expect(live).toBeGreaterThan(1);
    expect(await refused(...erase, "--revision", `${live}`)).toEqual(["revision-in-use"]);
    expect(await refused(...erase, "--revision", "9")).toEqual(["revision-unknown"]);
    expect(await done(...erase, "--revision", "1")).toMatchObject({ number: 1 });
  });
});

describe("the whole site", () => {
  test("has a lead story, settings, menus and sections", async () => {
    const time = ["--until", "2099-01-05T09:00", "--zone", "Asia/Shanghai"];
    const led = await done("lead", "set", id, ...time);
    expect(led).toMatchObject({ ...complete, until: "2099-01-05T01:00:00.000Z" });
    expect(await refused("lead", "set", "00000000-0000-4000-8000-000000000000")).toEqual([
      "page-not-live",
    ]);
    expect(await done("lead", "clear")).toMatchObject(complete);

    const settings = await file("settings.json", '{ "legalName": "Bauing" }');
    const english = ["--language", "en"];
    expect(await refused("settings", "publish", ...english)).toEqual(["settings-invalid"]);
    expect(await refused("settings", "save", await file("bad.json", "{"), ...english)).toMatch(
      /not JSON/,
    );
    expect(await done("settings", "save", settings, ...english)).toMatchObject({ version: 1 });
    expect(await refused("settings", "save", settings, ...english, "--based-on", "0")).toEqual([
      "stale",
    ]);
    expect(await done("settings", "show", ...english)).toMatchObject({
      version: 1,
      settings: { legalName: "Bauing", address: "" },
    });
    expect(await done("settings", "publish", ...english)).toMatchObject(complete);

    const menu = await file("menu.json", '[{ "kind": "section", "key": "works" }]');
    expect(await refused("navigation", "save", settings, ...english)).toMatch(/wrong shape/);
    await done("navigation", "save", menu, ...english);
    expect(await done("navigation", "show", ...english)).toMatchObject({ version: 1 });
    expect(await done("navigation", "publish", ...english)).toMatchObject(complete);

    expect(await refused("section", "save", "ideas", ...english, "--name", "Ideas")).toEqual([
      "section-name-missing",
    ]);
    await done("section", "save", "ideas", ...english, "--name", "Ideas", "--slug", "ideas");
    expect(await done("section", "publish", "ideas")).toMatchObject(complete);
    expect(((await done("section", "list")) as unknown as unknown[]).length).toBe(2);
  });

  test("takes in old addresses, all or none", async () => {
    const good = await file("good.csv", "from,to\n/a.asp?id=1,/en/news/works/the-story\n");
    const bad = await file("bad.csv", "/b.asp,/en/nowhere\nnonsense,/en\n");
    expect(await refused("redirects", "import", bad)).toEqual([
      "target-unknown",
      "address-invalid",
    ]);
    expect(await done("redirects", "import", good)).toEqual({ imported: 1 });
  });

  test("says what was done, and what is kept", async () => {
    const events = (await done("audit", "--document", id)) as unknown as { verb: string }[];
    const verbs = new Set(events.map(({ verb }) => verb));
    for (const verb of ["publish", "withdraw", "republish", "erase", "schedule", "approve"]) {
      expect(verbs).toContain(verb);
    }
    expect(await done("cache", "status")).toMatchObject({ pages: { files: 0 } });
    expect(await done("share-cards", "draw", "--all")).toEqual({ cards: 2 });
    expect(await done("pictures", "repair")).toMatchObject({ mended: 0, faults: [] });
  });

  test("moves house: into an empty database only, and nothing withdrawn comes back unseen", async () => {
    const archive = path.join(folder, "site.tar.gz");
    expect(await done("export", archive)).toMatchObject({ documents: 1, publications: 2 });
    expect(await refused("export", archive)).toMatch(/is there already and was left as it is/);
    expect(await refused("export", folder)).toMatch(/is a folder/);
    await done("export", archive, "--force");
    // As the desk's status page tells of it.
    const { backup } = await folderStatus();
    expect(backup?.bytes).toBe((await stat(archive)).size);
    expect(Date.now() - Number(backup?.at)).toBeLessThan(startsWithinMs);
    expect(await refused("restore", archive)).toMatch(/content|empty/);
    expect(await refused("restore", await file("broken.tar.gz", "nothing"))).toBeTruthy();
    await done("withdraw", id, "--language", "ru", "--notice", "Снято.", "--no-wait");
    const target = await createThrowawayDatabase(database.adminUrl);
    const home = process.env.DATABASE_URL;
    try {
      process.env.DATABASE_URL = target.url;
      process.env.PUBLIC_DATABASE_URL = "";
      // Nothing but the way into it takes a database without tables.
      expect(await refused("list")).toMatch(/has none of the site's tables/);
      expect(await refused("restore", archive)).toMatch(/withdrawn/);
      const restored = await done("restore", archive, "--hold-withdrawn");
      expect(restored.held).toMatchObject([{ documentId: id, locale: "ru", was: "live" }]);
      expect((await done("list")) as unknown).toMatchObject([{ id }]);
      await ofAnotherVersion(target.url);
    } finally {
      process.env.DATABASE_URL = home;
      process.env.PUBLIC_DATABASE_URL = database.publicUrl;
      await target.drop();
    }
  });
});

/** A command that went on would fail in the middle, in the database's words. */
async function ofAnotherVersion(url: string): Promise<void> {
  const last = readMigrations().at(-1)?.name ?? "";
  await withClient(url, async (client) => {
    const rename = (from: string, to: string) =>
      client.query("UPDATE _prisma_migrations SET migration_name = $2 WHERE migration_name = $1", [
        from,
        to,
      ]);
    const later = "99991231235959_of_a_later_version";
    await rename(last, later);
    expect(await refused("list")).toMatch(/which this version of the site does not know/);
    await client.query("DELETE FROM _prisma_migrations WHERE migration_name = $1", [later]);
    expect(await refused("list")).toMatch(
      `one migration behind this version of the site (the first is ${last})`,
    );
  });
}

test("what an old secret has encrypted is counted, and that there is none is said", async () => {
  expect(await done("secret", "renew")).toMatchObject({ renewed: 0, lost: 0, hasOld: false });
});

test("a site is replaced where one runs", async () => {
  // None runs on this data.
  expect(await refused("site", "replace")).toMatch(/^No site that could be replaced runs on/);
});

test("maintenance is begun and ended, for nginx alone as well", async () => {
  const edge = path.join(folder, "edge");
  const link = path.join(edge, "0123456789ab");
  process.env.EDGE_DIR = edge;
  await mkdir(edge);
  await symlink("somewhere", link);
  expect(await done("maintenance", "show")).toEqual({ on: false });
  for (const [time, words] of [
    ["2001-01-05T09:00", "must lie ahead"],
    ["tomorrow", "must be a time"],
  ] as const) {
    const { code, text } = await run("maintenance", "on", "--until", time);
    expect([code, text]).toEqual([2, expect.stringContaining(words)]);
  }
  expect((await readdir(edge)).sort()).toEqual(["0123456789ab"]);
  const begun = await done("maintenance", "on", "--until", "2999-01-05T09:00");
  expect(begun).toEqual({ on: true, until: "2999-01-05T01:00:00.000Z" });
  expect(await done("maintenance", "show")).toEqual(begun);
  expect(await readdir(edge)).toEqual(["status"]);
  const page = () => readFile(path.join(edge, "status/ru.html"), "utf8");
  expect(await page()).toContain("Плановые работы");
  expect(await page()).toMatch(/5\sянв\.?\s2999/);
  expect(await done("maintenance", "off")).toEqual({ on: false });
  expect(await page()).not.toContain("Плановые работы");
  Reflect.deleteProperty(process.env, "EDGE_DIR");
});

test("who has lost all factors is let in anew by a link, and nobody else is", async () => {
  const email = "lost@example.com";
  await done("user", "create", "--email", email, "--name", "Lost", "--role", "author");
  expect(await refused("user", "remove-factors", "nobody@example.com")).toMatch(/no account/);
  expect(await done("user", "remove-factors", email)).toEqual({ email });
  const [event] = (await done("audit", "--verb", "second-factor-off")) as unknown as Json[];
  expect(event).toMatchObject({ actorName: "system:cli", detail: { account: email } });
});

/** Tried by tests of their own, beside them. */
const triedElsewhere =
  /^(?:search|translation|xliff|glossary|media|word) |^(?:facts|archive|unarchive|delete|undelete|doctor)$/;

test("no command of the engine is left untried", () => {
  const engine = commands.map(({ name }) => name).filter((name) => !triedElsewhere.test(name));
  expect(engine.filter((name) => !tried.has(name))).toEqual([]);
});

/** The first one says what it waits for where several have to make it. */
beforeAll(() => promisify(execFile)(process.execPath, ["scripts/prepare-cli.mjs"]));

/** A process of its own, as `npm run cli` starts it. */
function start(...argv: string[]): Promise<{ code: number | null; out: string; err: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ["scripts/cli.mjs", ...argv]);
    let out = "";
    let err = "";
    child.stdout.on("data", (data) => {
      out += data;
    });
    child.stderr.on("data", (data) => {
      err += data;
    });
    child.on("close", (code) => resolve({ code, out, err }));
  });
}

test("a process says by its exit code how it went, and where", async () => {
  const [listed, help, unknown, impossible, machine] = await Promise.all([
    start("list"),
    start("publish", "--help"),
    start("publsh"),
    start("publish", "nothing", "--language", "en"),
    start("publish", "nothing", "--language", "en", "--json"),
  ]);
  expect([listed.code, listed.err]).toEqual([0, ""]);
  expect(listed.out).toContain(id);
  expect([help.code, help.out.includes("--language LANGUAGE")]).toEqual([0, true]);
  expect([unknown.code, unknown.out]).toEqual([2, ""]);
  expect(unknown.err).toContain('There is no command "publsh"');
  expect([impossible.code, impossible.out]).toEqual([1, ""]);
  expect(impossible.err).toBe("There is no document with this id.\n");
  expect([machine.code, machine.err]).toEqual([1, ""]);
  expect(JSON.parse(machine.out).error.reasons).toMatchObject([{ code: "document-unknown" }]);
});
