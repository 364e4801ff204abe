import { readFileSync } from "node:fs";
import https from "node:https";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { type Certificate, siteName } from "./certificate";

export type Answer = { status: number; type: string; body: string; fromFile: boolean };

/** Nobody waits longer. */
const longestMs = 20_000;
const mostTries = 4;

const decoders: Record<string, (body: Buffer) => Buffer> = {
  br: (body) => brotliDecompressSync(body),
  gzip: (body) => gunzipSync(body),
};

/**
 * Asks as a browser does: on a connection that is kept open, at one of the
 * addresses that the site's name has. One where nobody listens is left for the
 * next. A question whose connection, kept from before, was closed without a
 * byte of an answer is asked once more on a new one (RFC 9110, 9.2.2).
 */
export class Browser {
  readonly #addresses: readonly string[];
  readonly #encoding: string | undefined;
  readonly #agent: https.Agent;
  #at = 0;

  /** @param encoding what it takes: each is a file of its own at an edge */
  constructor(addresses: readonly string[], certificate: Certificate, encoding?: string) {
    this.#addresses = addresses;
    this.#encoding = encoding;
    const ca = readFileSync(certificate.file);
    this.#agent = new https.Agent({ keepAlive: true, maxSockets: 1, ca, servername: siteName });
  }

  /** @throws when there is no whole answer */
  async get(path: string, cookie?: string): Promise<Answer> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await this.#ask(path, cookie);
      } catch (error) {
        if (tries === mostTries || !(error instanceof NoAnswer)) throw error;
        if (error.way === "refused") this.#at += 1;
        else if (error.way !== "reused") throw error;
      }
    }
  }

  close(): void {
    this.#agent.destroy();
  }

  #ask(path: string, cookie: string | undefined): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const request = https.get({
        agent: this.#agent,
        host: this.#addresses[this.#at % this.#addresses.length] ?? "",
        path,
        timeout: longestMs,
        headers: {
          Host: siteName,
          ...(this.#encoding ? { "Accept-Encoding": this.#encoding } : {}),
          ...(cookie ? { Cookie: cookie } : {}),
        },
      });
      request.on("response", (response) => {
        const parts: Buffer[] = [];
        response.on("data", (part: Buffer) => parts.push(part));
        response.on("error", reject);
        response.on("aborted", () => reject(new Error("half an answer")));
        response.on("end", () => {
          const { statusCode: status = 0, headers } = response;
          const decode = decoders[headers["content-encoding"] ?? ""];
          const body = Buffer.concat(parts);
          resolve({
            status,
            type: headers["content-type"] ?? "",
            body: (decode ? decode(body) : body).toString(),
            // What the site itself says with each of its pages, and a file cannot.
            fromFile: status === 200 && headers["x-snapshot"] === undefined,
          });
        });
      });
      request.on("timeout", () => request.destroy(new Error(`no answer in ${longestMs / 1000} s`)));
      request.on("error", (error: NodeJS.ErrnoException) => {
        const lost = error.code === "ECONNRESET" || error.code === "EPIPE";
        if (error.code === "ECONNREFUSED") reject(new NoAnswer(error.message, "refused"));
        else if (lost && request.reusedSocket) reject(new NoAnswer(error.message, "reused"));
        else reject(error);
      });
    });
  }
}

class NoAnswer extends Error {
  constructor(
    message: string,
    readonly way: "refused" | "reused",
  ) {
    super(message);
  }
}
