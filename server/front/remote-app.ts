import { Agent, type IncomingMessage, request } from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import { parsePage } from "@/lib/page-store/page-file";
import { currentRequest } from "@/lib/request-context";
import {
  type Call,
  callHeader,
  headersOfContext,
  overloadedHeader,
  pageType,
  passingHeader,
} from "@/server/app/calls";
import type { App, AppFigures } from "@/server/app/contract";
import type { Readiness } from "@/server/app/readiness";
import type { FoundPage } from "@/server/app/renders";
import { createAppChoice } from "./app-choice";
import { passOn, wasNotTaken } from "./pass-on";

/** An app that is being replaced or starts again is waited for; readers get the last good copy after it. */
const longestAwayMs = 4_000;
const betweenTriesMs = 50;

/** One that hangs is not waited for longer: a page takes some tens of milliseconds. */
const longestCallMs = 10_000;

/** @returns undefined where the app is there and has failed */
function faultOf(error: unknown): "refused" | "hung" | undefined {
  const { name } = error as Error;
  // Node says the one or the other, by where the time ran out.
  if (name === "TimeoutError" || name === "AbortError") return "hung";
  return wasNotTaken(error) ? "refused" : undefined;
}

/** Node's own (`stream/consumers`) makes a Blob of it first, and reads that by way of another thread. */
function bytesOf(answer: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  return new Promise((resolve, reject) => {
    answer.on("data", (chunk: Buffer) => chunks.push(chunk));
    answer.on("end", () => resolve(Buffer.concat(chunks)));
    answer.on("error", reject);
    // After its end that says nothing any more.
    answer.on("close", () => reject(new Error("the app's answer broke off")));
  });
}

type Answer = { type: string; how: { passing?: true; overloaded?: true }; body: Buffer };

/**
 * The apps, in processes of their own, each of which may be away for a while
 * or for good: then another one is asked.
 *
 * @param sockets paths at which apps listen: whichever does when it is asked
 * @param waitMs for how long they are waited for where all of them are away
 * @param callMs after which one that does not answer hangs
 */
export function remoteApp(
  sockets: readonly string[],
  waitMs = longestAwayMs,
  callMs = longestCallMs,
): App {
  // Connections that are idle end before those of the app, which would close one that is just chosen.
  const agent = new Agent({ keepAlive: true, timeout: 4_000, maxSockets: 256 });
  const choice = createAppChoice(sockets);

  function callOnce(socket: string, call: Call, input: object): Promise<Answer> {
    const body = Buffer.from(JSON.stringify(input));
    return new Promise((resolve, reject) => {
      const outgoing = request({
        agent,
        socketPath: socket,
        method: "POST",
        path: "/",
        signal: AbortSignal.timeout(callMs),
        headers: {
          ...headersOfContext(currentRequest()),
          Host: "localhost",
          [callHeader]: call,
          "Content-Type": "application/json",
          "Content-Length": body.length,
        },
      });
      outgoing.on("error", reject);
      outgoing.on("response", (answer) => {
        bytesOf(answer).then((bytes) => {
          if (answer.statusCode !== 200) return reject(new Error(`the app failed at ${call}`));
          const { headers } = answer;
          const type = headers["content-type"] ?? "";
          const how = {
            ...(headers[passingHeader] === "1" ? { passing: true as const } : {}),
            ...(headers[overloadedHeader] === "1" ? { overloaded: true as const } : {}),
          };
          resolve({ type, how, body: bytes });
        }, reject);
      });
      outgoing.end(body);
    });
  }

  /**
   * All calls may be repeated: what they do twice is as if it was done once.
   *
   * @param key of the page that is asked for
   */
  async function ask(call: Call, input: object, key?: string): Promise<Answer> {
    const deadline = Date.now() + waitMs;
    for (;;) {
      let away: unknown;
      for (const socket of choice.inOrder(key)) {
        try {
          const answer = await callOnce(socket, call, input);
          choice.answered(socket);
          return answer;
        } catch (error) {
          const fault = faultOf(error);
          if (!fault) throw error;
          choice[fault](socket);
          away = error;
        }
      }
      // None is waited for again that has hung for longer than that.
      if (Date.now() >= deadline) throw away ?? new Error("there is no app");
      await delay(betweenTriesMs);
    }
  }

  const askJson = async <T>(call: Call, input: object = {}): Promise<T> =>
    JSON.parse((await ask(call, input)).body.toString()) as T;

  /** Without the app there is no page: as while the database is away. */
  async function askPage<Other = never>(
    call: Call,
    input: object,
    key?: string,
  ): Promise<FoundPage | Other> {
    const answer = await ask(call, input, key).catch(() => undefined);
    if (!answer) return { status: 503 };
    if (answer.type !== pageType) return JSON.parse(answer.body.toString()) as FoundPage | Other;
    const page = parsePage(answer.body);
    if (!page) return { status: 500 };
    return { page, ...answer.how };
  }

  return {
    render: (wanted) => askPage("render", wanted, wanted.key),
    search: (target, network) => askPage<{ status: 429 }>("search", { target, network }),
    mayFetchDraft: (cookies, hash) => askJson<boolean>("draft", { cookies, hash }),
    makeCrops: async (hash, focalX, focalY) => {
      await ask("crops", { hash, focalX, focalY });
    },
    mendFiles: async (hash) => {
      await ask("mend", { hash });
    },
    forget: async () => {
      // Each of them, and one that is away has nothing in mind.
      await Promise.allSettled(sockets.map((socket) => callOnce(socket, "forget", {})));
    },
    readiness: () => askJson<Readiness>("readiness"),
    figures: async () => {
      const asked = sockets.map((socket) => callOnce(socket, "figures", {}));
      const answers = (await Promise.allSettled(asked)).flatMap((each) =>
        each.status === "fulfilled" ? [JSON.parse(each.value.body.toString()) as AppFigures] : [],
      );
      // They share a database, and with it the workers.
      return {
        apps: answers.flatMap(({ apps }) => apps),
        workers: answers.find(({ workers }) => workers.length > 0)?.workers ?? [],
      };
    },
    noteOriginRefused: async (times) => {
      await ask("refused", { times }).catch(() => {});
    },
    answer: (req, res) => passOn(agent, choice, req, res),
  };
}
