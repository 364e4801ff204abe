import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import {
  type Difference,
  differences,
  isGrave,
} from "@/features/administration/neighbours/compare";
import {
  type Asks,
  readMachines,
  removeMachine,
  writeMachine,
} from "@/features/administration/neighbours/records";
import { readSample } from "@/features/administration/neighbours/sample";
import { sentenceOf } from "@/features/administration/neighbours/sentences";
import {
  fingerprint,
  machineName,
  ownWord,
  type Word,
} from "@/features/administration/neighbours/word";
import { countedErrors, timesOf } from "@/lib/counted-log";
import { poolFor } from "@/lib/db/client";
import { log } from "@/lib/log";
import { nextPart } from "@/lib/startup/builds";
import { ownPart } from "@/lib/startup/own-part";

const everyMs = 5_000;
/** A look at the store of files, which may be another's machine. */
const sampleEveryMs = 30_000;

type Own = { id: string; name: string; startedAt: Date; word: Word };

/** As this process has said it last; none before it has, and while the site is being worked on. */
let own: Own | undefined;

/**
 * Says every few seconds what this machine is to the others of the site, and
 * logs in what they differ, once for each difference.
 *
 * @returns ends it, and takes the word back
 */
export function startNeighbours(db: Asks = poolFor("DATABASE_URL")): () => Promise<void> {
  const id = randomUUID();
  const name = machineName();
  const startedAt = process.env.SITE_STARTED_AT;
  let word: Word | undefined;
  let sampledAt = Number.NEGATIVE_INFINITY;
  let told = new Set<string>();
  let speaking: Promise<void> | undefined;
  const warn = countedErrors((err, times) =>
    log.warn({ err, ...timesOf(times) }, "the machines of the site could not be compared"),
  );

  async function speak(): Promise<void> {
    word ??= { ...ownWord(), build: ownPart() ?? "", actions: await actionsKey() };
    if (performance.now() - sampledAt > sampleEveryMs) {
      sampledAt = performance.now();
      // While the store is away, what was seen before still holds.
      word = { ...word, ...(await readSample(db).catch(() => undefined)) };
    }
    await writeMachine(db, { id, name, startedAt, word });
    const all = await readMachines(db);
    const mine = all.find((each) => each.id === id);
    own = { id, name, startedAt: mine?.startedAt ?? new Date(), word };
    tell(differences(own, others(all, id)));
  }

  // Who has said that it may be so has decided.
  const mayDiffer = process.env.MACHINES_MAY_DIFFER === "1";

  function tell(found: Difference[]): void {
    const now = new Map(found.map((each) => [sentenceOf(each), each]));
    for (const [sentence, each] of now) {
      if (told.has(sentence)) continue;
      if (isGrave(each) && !mayDiffer) log.error({ differs: each.kind }, sentence);
      else log.warn({ differs: each.setting ?? each.kind }, sentence);
    }
    for (const sentence of told) {
      if (!now.has(sentence)) log.info(`No longer: ${sentence}`);
    }
    told = new Set(now.keys());
  }

  const beat = () => {
    speaking ??= speak()
      .catch(warn)
      .finally(() => {
        speaking = undefined;
      });
  };
  beat();
  const timer = setInterval(beat, everyMs);
  return async () => {
    clearInterval(timer);
    await speaking;
    own = undefined;
    await removeMachine(db, id).catch(() => undefined);
  };
}

/**
 * How this machine stands to the others, for `/readyz`, which is open to all:
 * in what they differ is for the log and the desk.
 *
 * @returns `ready`: false where it is this one that came with something else;
 *   undefined before anything was said
 */
export async function neighboursNow(
  db: Asks,
): Promise<{ ready: boolean; differs: boolean } | undefined> {
  if (!own) return undefined;
  const mine = own;
  const found = differences(mine, others(await readMachines(db), mine.id));
  return {
    ready: !found.some((each) => isGrave(each) && each.isEarlier),
    differs: found.length > 0,
  };
}

const others = <M extends { id: string }>(all: M[], id: string) => all.filter((m) => m.id !== id);

/** Of the key that Next has put into the build; another version of Next may keep it elsewhere. */
async function actionsKey(): Promise<string> {
  const build = process.env.BUILD_DIR;
  if (!build) return "";
  try {
    const file = path.join(nextPart(build), "server", "server-reference-manifest.json");
    const { encryptionKey } = JSON.parse(await readFile(file, "utf8")) as {
      encryptionKey?: unknown;
    };
    return typeof encryptionKey === "string" ? fingerprint(encryptionKey) : "";
  } catch {
    return "";
  }
}
