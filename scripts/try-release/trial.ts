import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { chmodSync, chownSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import sharp from "sharp";

/** An account that owns nothing else, where this is run as root; else whoever runs it. */
export const account = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

const startsWithinMs = 240_000;
const workerWithinMs = 60_000;
const languages = { zh: "zh-Hans", en: "en", ru: "ru" } as const;

export type Place = {
  /** Where the archive was unpacked to. */
  release: string;
  /** A home that its owner may not write in. */
  home: string;
  dataDir: string;
};

export type Trial = {
  name: string;
  program: string;
  host: string | undefined;
  port: number;
  /** All that is not the data folder or /tmp can only be read, as in the container. */
  readOnly: boolean;
};

export type Outcome = { readySeconds: number; problems: string[]; said: string };

/** Starts what was unpacked with one Node, and looks at it as readers and the desk do. */
export async function tryRelease(place: Place, trial: Trial): Promise<Outcome> {
  const problems: string[] = [];
  const begun = performance.now();
  const site = start(place, trial);
  try {
    await site.ready;
    const readySeconds = Math.round((performance.now() - begun) / 1000);
    if (!/Installing packages.*came with the release/.test(site.output())) {
      problems.push("it installed packages");
    }
    if (!/Building the site.*up to date/.test(site.output())) problems.push("it built something");
    problems.push(...(await readPages(trial)), ...(await uploadPicture(place, trial)));
    return { readySeconds, problems, said: site.output() };
  } catch (error) {
    return { readySeconds: Number.NaN, problems: [`${error}`], said: site.output() };
  } finally {
    await site.stop();
  }
}

function environment(place: Place, { host, port }: Trial): NodeJS.ProcessEnv {
  return {
    NODE_ENV: "production",
    PATH: "/usr/bin:/bin",
    HOME: place.home,
    DATA_DIR: place.dataDir,
    PORT: `${port}`,
    ...(host === undefined ? {} : { HOST: host }),
  };
}

function start(place: Place, trial: Trial) {
  const [file = "", ...args] = commandOf(trial, ["scripts/start.mjs"]);
  const child = spawn(file, args, {
    cwd: place.release,
    env: environment(place, trial),
    stdio: ["ignore", "pipe", "pipe"],
    // What changes its rights itself needs those that this has.
    ...(trial.readOnly ? {} : account),
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      said += text;
    });
  }
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const ready = (async () => {
    const deadline = Date.now() + startsWithinMs;
    while (!said.includes("Ctrl-C stops it")) {
      if (child.exitCode !== null || child.signalCode !== null) throw new Error("it ended at once");
      if (Date.now() > deadline) throw new Error("it was not ready in time");
      await sleep(100);
    }
  })();
  return { ready, output: () => said, stop: () => stop(child, ended) };
}

async function stop(child: ChildProcess, ended: Promise<void>): Promise<void> {
  child.kill("SIGTERM");
  await ended;
}

/**
 * As a container with a read-only root runs it: a name space of mounts of its
 * own in which nothing can be written but the data folder and an empty /tmp,
 * and an account without rights.
 */
function commandOf({ program, readOnly }: Trial, args: string[]): string[] {
  if (!readOnly) return [program, ...args];
  const script = [
    'mount --bind "$DATA_DIR" "$DATA_DIR"',
    "mount -t tmpfs -o mode=1777 tmpfs /tmp",
    "mount -o remount,bind,ro /",
    'exec setpriv --reuid=65534 --regid=65534 --clear-groups --no-new-privs "$0" "$@"',
  ].join(" && ");
  return ["unshare", "--mount", "sh", "-c", script, program, ...args];
}

/** Where it listens everywhere, both kinds of addresses are asked. */
const originsOf = ({ host, port }: Trial): string[] =>
  (host === undefined ? ["127.0.0.1", "[::1]"] : ["[::1]"]).map((name) => `http://${name}:${port}`);

async function readPages(trial: Trial): Promise<string[]> {
  const problems: string[] = [];
  for (const origin of originsOf(trial)) {
    for (const [language, tag] of Object.entries(languages)) {
      const response = await fetch(`${origin}/${language}`);
      const html = await response.text();
      if (response.status !== 200) problems.push(`${origin}/${language}: ${response.status}`);
      if (!html.includes(`lang="${tag}"`)) problems.push(`${origin}/${language} is not in ${tag}`);
      const files = [/\/media\/[^"' ]+\.(?:jpe?g|webp)/, /\/_next\/static\/[^"' ]+\.css/];
      for (const pattern of files) {
        const [file] = pattern.exec(html) ?? [];
        const found = file && (await fetch(origin + file)).status;
        if (found !== 200) problems.push(`${origin}/${language}: ${file ?? pattern} ${found}`);
      }
    }
  }
  const state = await readiness(originsOf(trial)[0] ?? "");
  if (state !== "ready") problems.push(`/readyz: ${state}`);
  return problems;
}

/** The worker begins after the site answers. */
async function readiness(origin: string): Promise<string> {
  const deadline = Date.now() + workerWithinMs;
  for (;;) {
    const text = await fetch(`${origin}/readyz`).then((each) => each.text());
    if (text.includes('"status":"ready"')) return "ready";
    if (Date.now() > deadline) return text.trim();
    await sleep(500);
  }
}

/** By the command line of the release, while the site runs; then all files are compared. */
async function uploadPicture(place: Place, trial: Trial): Promise<string[]> {
  const picture = path.join(place.dataDir, `图片 ${trial.port}.png`);
  const background = { r: trial.port % 256, g: 120, b: 90 };
  const create = { width: 800, height: 600, channels: 3 as const, background };
  writeFileSync(picture, await sharp({ create }).png().toBuffer());
  chmodSync(picture, 0o644);
  const added = commandLine(place, trial, ["media", "add", picture]);
  const checked = commandLine(place, trial, ["media", "check", "--json"]);
  const problems: string[] = [];
  if (added.code !== 0) problems.push(`media add: ${added.said}`);
  if (checked.code !== 0) problems.push(`media check: ${checked.said}`);
  // With the address that readers use: without it there is no way in to look at.
  const SITE_URL = originsOf(trial)[0];
  const looked = commandLine(place, trial, ["doctor"], { SITE_URL });
  if (looked.code !== 0) problems.push(`doctor: ${looked.said}`);
  return problems;
}

function commandLine(place: Place, trial: Trial, args: string[], more = {}) {
  const { status, stdout, stderr } = spawnSync(trial.program, ["scripts/cli.mjs", ...args], {
    cwd: place.release,
    env: { ...environment(place, trial), ...more },
    encoding: "utf8",
    ...account,
  });
  return { code: status, said: `${stdout}${stderr}`.trim() };
}

/** A folder of the account's own. */
export function ownFolder(folder: string): string {
  mkdirSync(folder, { recursive: true });
  if (account.uid !== undefined) chownSync(folder, account.uid, account.gid);
  return folder;
}
