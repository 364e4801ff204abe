import type { IncomingMessage, ServerResponse } from "node:http";
import { log } from "@/lib/log";
import { cacheControl } from "./headers";

/** Where browsers report violations of a page's policy. */
export const reportPath = "/csp-report";

const mostBytes = 8_192;
/** So many are logged a minute; anyone can post here. */
const mostPerMinute = 60;
let minute = 0;
let logged = 0;

export async function answerReport(req: IncomingMessage, res: ServerResponse): Promise<void> {
  const body = await bodyOf(req).catch(() => undefined);
  if (res.destroyed) return;
  if (body === undefined) {
    res.writeHead(413, { "Cache-Control": cacheControl.none, Connection: "close" }).end();
    return;
  }
  const now = Math.floor(Date.now() / 60_000);
  if (now !== minute) [minute, logged] = [now, 0];
  const violation = read(body);
  if (violation && logged++ < mostPerMinute) log.warn({ violation }, "a policy was violated");
  res.writeHead(204, { "Cache-Control": cacheControl.none }).end();
}

/** @returns undefined when it is too long; the rest of it is left unread */
function bodyOf(req: IncomingMessage): Promise<Buffer | undefined> {
  return new Promise((resolve, reject) => {
    if (Number(req.headers["content-length"] ?? 0) > mostBytes) return resolve(undefined);
    const chunks: Buffer[] = [];
    let size = 0;
    req.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size <= mostBytes) return void chunks.push(chunk);
      req.pause();
      resolve(undefined);
    });
    req.on("end", () => resolve(Buffer.concat(chunks)));
    req.on("error", reject);
    req.on("close", () => reject(new Error("the reader went away")));
  });
}

/** Of a report only what says which rule and what broke it; no one's query. */
function read(body: Buffer): Record<string, string> | undefined {
  try {
    const report = JSON.parse(body.toString("utf8"))["csp-report"];
    const pick = (name: string) =>
      String(report[name] ?? "")
        .split("?", 1)[0]
        ?.slice(0, 200) ?? "";
    return {
      document: pick("document-uri"),
      directive: pick("effective-directive") || pick("violated-directive"),
      blocked: pick("blocked-uri"),
    };
  } catch {
    return undefined;
  }
}
