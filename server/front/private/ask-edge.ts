import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from "node:http";
import { Agent as HttpsAgent, request as httpsRequest } from "node:https";
import { pipeline } from "node:stream/promises";
import { createBrotliDecompress, createGunzip } from "node:zlib";
import { receiptAgent } from "./ask-front";
import { beginContent, endContent } from "./content";

const requestTimeoutMs = 5_000;
/** More than the largest sitemap; what is longer than it is no page of this site. */
const mostBytes = 64 * 1024 * 1024;

const agents = {
  "http:": new HttpAgent({ keepAlive: true, timeout: 2_000 }),
  "https:": new HttpsAgent({ keepAlive: true, timeout: 2_000 }),
};

/** What browsers send: the copy that nearly everybody gets. */
const acceptEncoding = "gzip, deflate, br";

/**
 * Asks what stands before the site for an address, as a reader would: at its
 * own (private) address, for the site by its public name.
 *
 * @param origin where it listens
 * @param site origin of the site as readers know it
 * @returns a digest to compare with a front's; undefined where nothing answers, or not to the end
 */
export async function askEdge(
  origin: string,
  path: string,
  site: string,
): Promise<string | undefined> {
  try {
    const answer = await ask(new URL(origin), path, new URL(site));
    const content = beginContent(answer);
    let bytes = 0;
    const decoder = decoderOf(answer);
    const read = async (body: AsyncIterable<Buffer>) => {
      for await (const part of body) {
        bytes += part.length;
        if (bytes > mostBytes) throw new Error("the answer is too long");
        content.update(part);
      }
    };
    await (decoder ? pipeline(answer, decoder, read) : pipeline(answer, read));
    // Cut off, with the connection closed in good order.
    return answer.complete ? endContent(content) : undefined;
  } catch {
    return undefined;
  }
}

function ask(at: URL, path: string, site: URL): Promise<IncomingMessage> {
  const isSecure = at.protocol === "https:";
  return new Promise((resolve, reject) => {
    const outgoing = (isSecure ? httpsRequest : httpRequest)({
      agent: agents[isSecure ? "https:" : "http:"],
      host: at.hostname.replace(/^\[|\]$/g, ""),
      port: at.port || (isSecure ? 443 : 80),
      path,
      // Its certificate is the site's, not that of a private address.
      ...(isSecure ? { servername: site.hostname } : {}),
      headers: {
        Host: site.host,
        "Accept-Encoding": acceptEncoding,
        "X-Forwarded-Proto": site.protocol.slice(0, -1),
        "User-Agent": receiptAgent,
      },
      signal: AbortSignal.timeout(requestTimeoutMs),
    });
    outgoing.once("error", reject);
    outgoing.once("response", resolve);
    outgoing.end();
  });
}

function decoderOf({ headers }: IncomingMessage) {
  const encoding = headers["content-encoding"] ?? "identity";
  if (encoding === "br") return createBrotliDecompress();
  if (encoding === "gzip") return createGunzip();
  if (encoding === "identity") return undefined;
  throw new Error(`nobody asked for ${encoding}`);
}
