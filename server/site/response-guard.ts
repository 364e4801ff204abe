import type { ServerResponse } from "node:http";

type Guard = {
  /** Headers that the answer gets, over what its maker sets. */
  headers: Record<string, string>;
  /** The status that the answer gets, whatever its maker says. */
  status?: number;
  /**
   * Called with the status that the maker was about to send; returning true
   * drops the whole answer, of which nothing has been sent yet.
   */
  rejects?: (status: number) => boolean;
};

/**
 * Stands between Next and the socket, because statuses and caching are the
 * server's to decide: Next answers its internal pages with 200, and an
 * exception with a page of its own.
 *
 * @returns undefined once the answer was sent, or the status of the one
 *   that was dropped
 */
export function guarded(
  res: ServerResponse,
  { headers, status, rejects }: Guard,
  answer: () => Promise<void>,
): Promise<number | undefined> {
  const { writeHead, write, end } = res;
  const restore = () => Object.assign(res, { writeHead, write, end });
  return new Promise((resolve, reject) => {
    let dropped: number | undefined;
    const decide = (given: number) => {
      if (rejects?.(given)) dropped = given;
      else for (const [name, value] of Object.entries(headers)) res.setHeader(name, value);
      return status ?? given;
    };
    res.writeHead = ((given: number, ...rest: unknown[]) => {
      const final = decide(given);
      if (dropped !== undefined) return res;
      restore();
      return Reflect.apply(writeHead, res, [final, ...withoutHeaders(rest, headers)]);
    }) as typeof writeHead;
    const begin = () => {
      if (dropped === undefined && !res.headersSent) res.writeHead(res.statusCode);
    };
    res.write = ((...args: unknown[]) => {
      begin();
      return dropped !== undefined || Reflect.apply(write, res, args);
    }) as typeof write;
    res.end = ((...args: unknown[]) => {
      begin();
      if (dropped === undefined) return Reflect.apply(end, res, args);
      restore();
      for (const name of res.getHeaderNames()) res.removeHeader(name);
      resolve(dropped);
      return res;
    }) as typeof end;
    res.once("close", () => resolve(dropped));
    answer().catch((error: unknown) => {
      restore();
      reject(error);
    });
  });
}

/** A header given to `writeHead` would win over one that was set before. */
function withoutHeaders(rest: unknown[], headers: Record<string, string>): unknown[] {
  const taken = new Set(Object.keys(headers).map((name) => name.toLowerCase()));
  return rest.map((argument) =>
    typeof argument === "object" && argument !== null && !Array.isArray(argument)
      ? Object.fromEntries(
          Object.entries(argument).filter(([name]) => !taken.has(name.toLowerCase())),
        )
      : argument,
  );
}
