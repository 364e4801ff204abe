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
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of req as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > mostBytes) {
      res.writeHead(413, { "Cache-Control": cacheControl.none, Connection: "close" }).end();
      return;
    }
    chunks.push(chunk);
  }
  const now = Math.floor(Date.now() / 60_000);
  if (now !== minute) [minute, logged] = [now, 0];
  const violation = read(Buffer.concat(chunks));
  if (violation && logged++ < mostPerMinute) log.warn({ violation }, "a policy was violated");
  res.writeHead(204, { "Cache-Control": cacheControl.none }).end();
}

/** Of a report only what says which rule and what broke it. */
function read(body: Buffer): Record<string, string> | undefined {
  try {
    const report = JSON.parse(body.toString("utf8"))["csp-report"];
    const pick = (name: string) => String(report[name] ?? "").slice(0, 200);
    return {
      document: pick("document-uri"),
      directive: pick("effective-directive") || pick("violated-directive"),
      blocked: pick("blocked-uri"),
    };
  } catch {
    return undefined;
  }
}
