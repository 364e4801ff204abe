import { execFile } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { Agent, get, type OutgoingHttpHeaders, request } from "node:http";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { expect, test } from "@/e2e/fixtures/test";
import { receipt } from "@/features/editorial/data";
import { withdraw } from "@/features/editorial/publishing/withdraw";
import { disconnectAll } from "@/lib/db/disconnect";
import { controlFile } from "@/lib/startup/control-file";
import {
  openNewsroom,
  pathOf,
  publishRound,
  roundIn,
  writeRound,
} from "@/scripts/site-under-test/newsroom";
import { SiteUnderTest } from "@/scripts/site-under-test/site-under-test";

// The whole site as `npm start` runs it, with two fronts and two apps.

test.describe.configure({ mode: "serial" });

let site: SiteUnderTest;
let documentId = "";
test.beforeAll(async () => {
  test.setTimeout(600_000);
  const fill = async (url: string) => {
    await use(url);
    documentId = await openNewsroom();
    await disconnectAll();
  };
  site = await SiteUnderTest.start(fill, { FRONTS: "2", APPS: "2", LOG_LEVEL: "fatal" });
  await use(site.databaseUrl);
});
test.afterAll(async () => {
  await disconnectAll();
  await site?.stop();
});

async function use(url = ""): Promise<void> {
  await disconnectAll();
  process.env.DATABASE_URL = url;
}

type Front = { at: string; pid: number };

/** Each front that answers, by its own address. */
function fronts(): Front[] {
  const folder = path.dirname(readFileSync(controlFile(site.dataDir), "utf8").trim());
  return readdirSync(folder).flatMap((name) => {
    const pid = /^front-\d+\.(\d+)$/.exec(name)?.[1];
    return pid ? [{ at: path.join(folder, name), pid: Number(pid) }] : [];
  });
}

type Answer = { status: number; body: string };

function ask(
  where: { socketPath: string } | { host: string; port: number; agent: Agent | false },
  address: string,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = get({ ...where, path: address, headers: { Host: "localhost" } }, (answer) => {
      let body = "";
      answer.setEncoding("utf8");
      answer.on("data", (text: string) => {
        body += text;
      });
      answer.on("error", reject);
      answer.on("end", () => resolve({ status: answer.statusCode ?? 0, body }));
    });
    asked.on("error", reject);
  });
}

const ofFront = ({ at }: Front, address: string) => ask({ socketPath: at }, address);

/** An action of somebody who is not signed in: it goes to an app, and is sent once. */
function post(): Promise<Answer> {
  const headers: OutgoingHttpHeaders = {
    "Sec-Fetch-Site": "same-origin",
    "Content-Type": "application/x-www-form-urlencoded",
    "Content-Length": 3,
  };
  const place = { host: "127.0.0.1", port: site.port, path: "/en/staff/sign-in", agent: false };
  return new Promise((resolve, reject) => {
    const asked = request({ ...place, method: "POST", headers } as const, (answer) => {
      answer.resume();
      answer.on("error", reject);
      answer.on("end", () => resolve({ status: answer.statusCode ?? 0, body: "" }));
    });
    asked.on("error", reject);
    asked.end("a=b");
  });
}

/** Readers without a pause, until told to end. @returns how many were answered, and what was not */
function load() {
  const failures: string[] = [];
  let answered = 0;
  let over = false;
  const addresses = ["/en", pathOf("zh"), "/ru/news", "/en/feed.xml", "/robots.txt", "/healthz"];
  const reader = async (agent: Agent | false, pauseMs: number, own = addresses) => {
    for (let index = 0; !over; index++) {
      const address = own[index % own.length] ?? "/en";
      try {
        const { status } = await ask({ host: "127.0.0.1", port: site.port, agent }, address);
        if (status !== 200) failures.push(`${address} ${status}`);
        else answered += 1;
      } catch (error) {
        failures.push(`${agent ? "kept" : "new"} connection, ${address}: ${error}`);
      }
      await sleep(pauseMs);
    }
  };
  const sender = async () => {
    while (!over) {
      await post().then(
        ({ status }) => status >= 500 && failures.push(`POST ${status}`),
        (error: unknown) => failures.push(`POST ${error}`),
      );
      // Below the number of posts that a network may send in a minute.
      await sleep(800);
    }
  };
  const kept = () => new Agent({ keepAlive: true, maxSockets: 1 });
  const desk = ["/en/staff/sign-in", "/en/search?q=round"];
  const all = [
    reader(false, 2),
    reader(false, 5),
    reader(kept(), 2),
    reader(kept(), 40),
    reader(kept(), 1_300, desk),
    sender(),
  ];
  return async () => {
    over = true;
    await Promise.all(all);
    return { answered, failures };
  };
}

const command = promisify(execFile);

test("all processes are replaced twice under load, and no request is lost", async () => {
  test.setTimeout(300_000);
  await expect.poll(async () => (await post()).status).toBeLessThan(500);
  const before = new Set(fronts().map(({ pid }) => pid));
  expect(before.size).toBe(2);
  const end = load();
  await sleep(1_000);
  for (let time = 0; time < 2; time++) {
    const { stdout } = await command(process.execPath, ["scripts/cli.mjs", "site", "replace"], {
      env: { ...process.env, ...site.env, DATABASE_URL: "" },
    });
    expect(stdout).toContain("The new processes answer");
    await sleep(2_000);
  }
  const { answered, failures } = await end();
  expect(failures).toEqual([]);
  expect(answered).toBeGreaterThan(1_000);
  // Old ones end when their readers have gone.
  const old = () => fronts().filter(({ pid }) => before.has(pid));
  await expect.poll(old, { timeout: 90_000 }).toEqual([]);
});

test("a receipt is complete only when both fronts show a publish", async () => {
  const [one, other] = twoFronts();
  const address = pathOf("en");
  for (const front of [one, other]) expect((await ofFront(front, address)).status).toBe(200);
  await writeRound(documentId, 7);
  process.kill(other.pid, "SIGSTOP");
  let receiptId = "";
  try {
    receiptId = await publishRound(documentId);
    await expect.poll(async () => roundIn((await ofFront(one, address)).body)).toBe(7);
    // Longer than the whole of it takes where nobody is silent.
    await sleep(3_000);
    expect((await receipt(receiptId))?.state).toBe("PENDING");
    const { urls = [] } = (await receipt(receiptId)) ?? {};
    expect(urls.filter(({ seenAt }) => seenAt)).toEqual([]);
  } finally {
    process.kill(other.pid, "SIGCONT");
  }
  const state = async () => (await receipt(receiptId))?.state;
  await expect.poll(state, { timeout: 60_000 }).toBe("DONE");
  for (const front of [one, other]) {
    expect(roundIn((await ofFront(front, address)).body)).toBe(7);
  }
});

test("when the receipt of a withdrawal is complete, no front shows the text", async () => {
  const [one, other] = twoFronts();
  const address = pathOf("ru");
  for (const front of [one, other]) expect((await ofFront(front, address)).status).toBe(200);
  const texts = [{ locale: "ru" as const, notice: "Снято." }];
  const { receiptId } = await withdraw({ system: "crash-test" }, { documentId, texts });
  const state = async () => (await receipt(receiptId))?.state;
  await expect.poll(state, { timeout: 60_000, intervals: [5] }).toBe("DONE");
  const answers = await Promise.all([one, other].map((front) => ofFront(front, address)));
  expect(answers.map(({ status }) => status)).toEqual([410, 410]);
});

function twoFronts(): [Front, Front] {
  const [one, other, ...more] = fronts();
  if (!one || !other || more.length > 0) throw new Error("there are not two fronts");
  return [one, other];
}
