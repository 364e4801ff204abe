import type { IncomingMessage, ServerResponse } from "node:http";
import { json } from "node:stream/consumers";
import { z } from "zod";
import { inOne, lengthOf } from "@/lib/in-one";
import { encodePage } from "@/lib/page-store/page-file";
import { withinRequest } from "@/lib/request-context";
import { ownPart } from "@/lib/startup/own-part";
import { partHeader } from "@/lib/startup/part-header";
import {
  type Call,
  callHeader,
  calls,
  contextOfHeaders,
  overloadedHeader,
  pageType,
  passingHeader,
} from "./calls";
import type { App } from "./contract";
import type { FoundPage } from "./renders";

const asked = {
  render: z.object({ key: z.string(), path: z.string(), mayWaitMs: z.number() }),
  search: z.object({ target: z.string(), network: z.string() }),
  draft: z.object({ cookies: z.string().optional(), hash: z.string() }),
  crops: z.object({ hash: z.string(), focalX: z.number(), focalY: z.number() }),
  mend: z.object({ hash: z.string() }),
  forget: z.object({}),
  readiness: z.object({}),
  figures: z.object({}),
  refused: z.object({ times: z.number() }),
} as const satisfies Record<Call, z.ZodType>;

/**
 * The app, to fronts that ask over HTTP: see calls.ts.
 *
 * @param report told of what went wrong; whoever asked gets 500
 */
export function createAppService(app: App, report: (error: unknown) => void) {
  const part = ownPart();

  async function answerCall(call: Call, req: IncomingMessage, res: ServerResponse): Promise<void> {
    const body: unknown = await json(req);
    switch (call) {
      case "render":
        return sendFound(res, await app.render(asked.render.parse(body)));
      case "search": {
        const { target, network } = asked.search.parse(body);
        return sendFound(res, await app.search(target, network));
      }
      case "draft": {
        const { cookies, hash } = asked.draft.parse(body);
        return sendJson(res, await app.mayFetchDraft(cookies, hash));
      }
      case "crops": {
        const { hash, focalX, focalY } = asked.crops.parse(body);
        return sendJson(res, await app.makeCrops(hash, focalX, focalY));
      }
      case "mend":
        return sendJson(res, await app.mendFiles(asked.mend.parse(body).hash));
      case "forget":
        return sendJson(res, await app.forget());
      case "readiness":
        return sendJson(res, await app.readiness());
      case "figures":
        return sendJson(res, await app.figures());
      case "refused":
        return sendJson(res, await app.noteOriginRefused(asked.refused.parse(body).times));
    }
  }

  async function answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const call = calls.find((each) => each === req.headers[callHeader]);
    try {
      if (call) return await answerCall(call, req, res);
      // By it an open page of the desk sees that the site was updated.
      if (part) res.setHeader(partHeader, part);
      await app.answer(req, res);
    } catch (error) {
      // Whoever asked went away in the middle: no failure of ours.
      if (!req.destroyed || !res.destroyed) report(error);
      if (res.headersSent) return void res.destroy();
      res.writeHead(500, { "Content-Type": "text/html; charset=utf-8" }).end();
    }
  }

  return (req: IncomingMessage, res: ServerResponse): void => {
    const context = contextOfHeaders(req.headers);
    void (context ? withinRequest(context, () => answer(req, res)) : answer(req, res));
  };
}

function sendJson(res: ServerResponse, value: unknown): void {
  res.writeHead(200, { "Content-Type": "application/json" }).end(JSON.stringify(value ?? null));
}

function sendFound(res: ServerResponse, found: FoundPage | { status: 429 }): void {
  if (!("page" in found)) return void sendJson(res, { status: found.status });
  const parts = encodePage(found.page);
  res.writeHead(200, {
    "Content-Type": pageType,
    "Content-Length": lengthOf(parts),
    ...(found.passing ? { [passingHeader]: "1" } : {}),
    ...(found.overloaded ? { [overloadedHeader]: "1" } : {}),
  });
  const whole = inOne(parts);
  if (whole) return void res.end(whole);
  for (const part of parts) res.write(part);
  res.end();
}
