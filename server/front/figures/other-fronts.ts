import { type IncomingMessage, request, type ServerResponse } from "node:http";
import path from "node:path";
import { text } from "node:stream/consumers";
import { frontAddresses } from "@/server/front/private/address";
import { sendFigures } from "./answer-figures";

/** At a front's private address, which nobody but the site can reach. */
const ownPath = "/figures";

const longestMs = 2_500;

/** @returns whether another front has asked for what this one says of itself */
export function answerOwnFigures(
  req: IncomingMessage,
  res: ServerResponse,
  own: () => Promise<string>,
): boolean {
  if (req.url !== ownPath) return false;
  sendFigures(res, own).catch(() => res.destroy());
  return true;
}

/**
 * What the other fronts of this machine say of themselves. While one takes
 * over from another both have a number; one of them is asked.
 *
 * @param folder of the private addresses
 * @param number of this front
 */
export async function figuresOfOthers(folder: string, number: number): Promise<string[]> {
  const byNumber = new Map<string, string>();
  for (const address of await frontAddresses(folder, 0)) {
    if (!address) continue;
    const [name = ""] = path.basename(address).split(".");
    if (name !== `front-${number}`) byNumber.set(name, address);
  }
  const asked = await Promise.all([...byNumber.values()].map(ask));
  return asked.filter((each) => each !== undefined);
}

/** @returns undefined where nothing answers */
function ask(socketPath: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const none = () => resolve(undefined);
    request({
      agent: false,
      socketPath,
      path: ownPath,
      headers: { Host: "localhost" },
      signal: AbortSignal.timeout(longestMs),
    })
      .once("error", none)
      .once("response", (answer) => text(answer).then(resolve, none))
      .end();
  });
}
