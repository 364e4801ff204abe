import { Agent, type IncomingMessage, request, type ServerResponse } from "node:http";
import { buffer } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import { setTimeout as delay } from "node:timers/promises";
import { parsePage } from "@/lib/page-store/page-file";
import { currentRequest } from "@/lib/request-context";
import {
  type Call,
  callHeader,
  headersOfContext,
  pageType,
  passingHeader,
} from "@/server/app/calls";
import type { App } from "@/server/app/contract";
import type { Readiness } from "@/server/app/readiness";
import type { FoundPage } from "@/server/app/renders";

/** An app that is being replaced or starts again is waited for; readers get the last good copy after it. */
const longestAwayMs = 4_000;
const betweenTriesMs = 50;

/** One that hangs is not waited for longer: a page takes some tens of milliseconds. */
const longestCallMs = 10_000;

/** The app did not take the question, so it can be asked once more. */
const notTaken = new Set(["ENOENT", "ECONNREFUSED", "EPIPE", "ECONNRESET"]);

type Answer = { type: string; passing: boolean; body: Buffer };

/**
 * The app in a process of its own, which may be away for a while or for good.
 *
 * @param socket path at which an app listens: whichever does when it is asked
 * @param waitMs for how long one that is away is waited for
 */
export function remoteApp(socket: string, waitMs = longestAwayMs): App {
  // Connections that are idle end before those of the app, which would close one that is just chosen.
  const agent = new Agent({ keepAlive: true, timeout: 4_000, maxSockets: 256 });

  function callOnce(call: Call, input: object): Promise<Answer> {
    const body = Buffer.from(JSON.stringify(input));
    return new Promise((resolve, reject) => {
      const outgoing = request({
        agent,
        socketPath: socket,
        method: "POST",
        path: "/",
        signal: AbortSignal.timeout(longestCallMs),
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
        buffer(answer).then((bytes) => {
          if (answer.statusCode !== 200) return reject(new Error(`the app failed at ${call}`));
          const { headers } = answer;
          const type = headers["content-type"] ?? "";
          resolve({ type, passing: headers[passingHeader] === "1", body: bytes });
        }, reject);
      });
      outgoing.end(body);
    });
  }

  /** All calls may be repeated: what they do twice is as if it was done once. */
  async function ask(call: Call, input: object): Promise<Answer> {
    const deadline = Date.now() + waitMs;
    for (;;) {
      try {
        return await callOnce(call, input);
      } catch (error) {
        const { code = "" } = error as NodeJS.ErrnoException;
        if (!notTaken.has(code) || Date.now() >= deadline) throw error;
        await delay(betweenTriesMs);
      }
    }
  }

  const askJson = async <T>(call: Call, input: object = {}): Promise<T> =>
    JSON.parse((await ask(call, input)).body.toString()) as T;

  /** Without the app there is no page: as while the database is away. */
  async function askPage<Other = never>(call: Call, input: object): Promise<FoundPage | Other> {
    const answer = await ask(call, input).catch(() => undefined);
    if (!answer) return { status: 503 };
    if (answer.type !== pageType) return JSON.parse(answer.body.toString()) as FoundPage | Other;
    const page = parsePage(answer.body);
    if (!page) return { status: 500 };
    return answer.passing ? { page, passing: true } : { page };
  }

  return {
    render: (wanted) => askPage("render", wanted),
    turnOf: async (mayWaitMs) => {
      await ask("turn", { mayWaitMs }).catch(() => {});
    },
    search: (target, network) => askPage<{ status: 429 }>("search", { target, network }),
    mayFetchDraft: (cookies, hash) => askJson<boolean>("draft", { cookies, hash }),
    makeCrops: async (hash, focalX, focalY) => {
      await ask("crops", { hash, focalX, focalY });
    },
    readiness: () => askJson<Readiness>("readiness"),
    noteOriginRefused: async () => {
      await ask("refused", {}).catch(() => {});
    },
    answer: (req, res) => passOn(agent, socket, req, res),
  };
}

/** Of one connection and not of the message (RFC 9110, 7.6.1); Node writes its own. */
const ofConnection = new Set([
  "connection",
  "expect",
  "keep-alive",
  "proxy-connection",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
]);

/**
 * Hands a client's request to the app and its answer back, as they come. An
 * app that is away is told of as 503, for which the front has a page.
 */
async function passOn(
  agent: Agent,
  socket: string,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  const headers = Object.fromEntries(
    Object.entries({ ...req.headers, ...headersOfContext(currentRequest()) }).filter(
      ([name]) => !ofConnection.has(name),
    ),
  );
  const outgoing = request({
    agent,
    socketPath: socket,
    method: req.method,
    path: req.url,
    headers,
  });
  // A client that goes away ends the work for it.
  const gone = () => outgoing.destroy();
  res.once("close", gone);
  const answered = new Promise<IncomingMessage>((resolve, reject) => {
    outgoing.once("response", resolve);
    outgoing.once("error", reject);
  });
  req.pipe(outgoing);
  let answer: IncomingMessage;
  try {
    answer = await answered;
  } catch (error) {
    req.unpipe(outgoing);
    if (res.destroyed) return;
    const { code = "" } = error as NodeJS.ErrnoException;
    if (!notTaken.has(code)) throw error;
    res.writeHead(503, { "Content-Type": "text/html; charset=utf-8" }).end();
    return;
  }
  const given = Object.entries(answer.headers).filter(([name]) => !ofConnection.has(name));
  res.writeHead(answer.statusCode ?? 502, Object.fromEntries(given) as Record<string, string>);
  // Cut off in the middle: whoever reads it must not take it for whole.
  await pipeline(answer, res).catch(() => res.destroy());
}
