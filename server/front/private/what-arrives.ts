import type { IncomingMessage, ServerResponse } from "node:http";
import { isSignedQuestion } from "@/lib/signed-question";
import {
  type Arrived,
  whatArrivesHeader,
  whatArrivesPath,
  whatArrivesQuestion,
} from "@/lib/what-arrives";
import { addressOf, type Trust } from "@/server/front/http/client-headers";

/**
 * Says what arrived of a request, for whoever looks for what is wrong with
 * the proxies before the site. Only for who has the site's secret: it names
 * addresses of the house.
 *
 * @returns false where nobody may have asked for that; nothing has been sent then
 */
export function answerWhatArrives(
  req: IncomingMessage,
  res: ServerResponse,
  trust: Trust,
): boolean {
  const { headers, method, url = "" } = req;
  const given = headers[whatArrivesHeader]?.toString();
  if (given === undefined || method !== "GET" || url !== whatArrivesPath) return false;
  if (!isSignedQuestion(whatArrivesQuestion, url, given)) return false;
  const one = (name: string) => headers[name]?.toString();
  const arrived: Arrived = {
    peer: req.socket.remoteAddress ?? "",
    client: addressOf(req, trust),
    host: headers.host ?? "",
    forwardedFor: one("x-forwarded-for"),
    forwardedProto: one("x-forwarded-proto"),
    forwardedHost: one("x-forwarded-host"),
  };
  res.writeHead(200, { "Content-Type": "application/json", "Cache-Control": "no-store" });
  res.end(JSON.stringify(arrived));
  return true;
}
