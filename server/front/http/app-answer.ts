import type { OutgoingHttpHeaders, ServerResponse } from "node:http";
import { endsSession } from "./ends-session";
import { cacheControl } from "./headers";

/**
 * Lets the app answer a request, on conditions: our headers, whatever Next
 * sets; nothing cached that is made for one reader; and no document of
 * Next's own where it has found nothing or failed: those have no style of
 * this site and tell what it runs on.
 *
 * @param own headers of the answer
 * @param answer has Next answer
 * @returns the status for which the site is to answer itself; nothing has
 *   been sent then
 */
export async function letAppAnswer(
  res: ServerResponse,
  own: Record<string, string>,
  answer: () => Promise<void>,
): Promise<number | undefined> {
  const { writeHead, write, end } = res;
  let withheld: number | undefined;
  let give: () => void = () => {};
  const given = new Promise<void>((resolve) => {
    give = resolve;
  });

  res.writeHead = ((status: number, ...rest: unknown[]) => {
    setAll(res, rest.pop() as OutgoingHttpHeaders | undefined);
    if (isFailedDocument(status, res)) {
      withheld = status;
      return res;
    }
    res.writeHead = writeHead;
    const caching = String(res.getHeader("Cache-Control") ?? "");
    // Next calls a shell that it made in the build public for a year.
    if (!/\b(?:no-store|private)\b/.test(caching)) {
      res.setHeader("Cache-Control", cacheControl.none);
    }
    // Next names what its own format goes by; what we name comes besides.
    const vary = [res.getHeader("Vary"), own.Vary].flat().filter(Boolean).join(", ");
    setAll(res, own);
    // What was kept of the desk's pages; never storage: unsaved texts live there, and cookies of known browsers.
    if (endsSession(res.getHeader("Set-Cookie"))) res.setHeader("Clear-Site-Data", '"cache"');
    if (vary) res.setHeader("Vary", vary);
    return res.writeHead(status);
  }) as typeof writeHead;
  const begin = () => {
    if (!res.headersSent && withheld === undefined) res.writeHead(res.statusCode);
  };
  res.write = ((...given: Parameters<typeof write>) => {
    begin();
    return withheld === undefined ? write.apply(res, given) : true;
  }) as typeof write;
  res.end = ((...args: Parameters<typeof end>) => {
    begin();
    if (withheld === undefined) return end.apply(res, args);
    give();
    return res;
  }) as typeof end;

  const answered = answer();
  await Promise.race([answered, given]);
  if (withheld === undefined) return undefined;
  // Next may go on about an answer that it believes to be on its way.
  answered.catch(() => {});
  Object.assign(res, { writeHead, write, end });
  for (const name of res.getHeaderNames()) res.removeHeader(name);
  return withheld;
}

function isFailedDocument(status: number, res: ServerResponse): boolean {
  if (status < 400) return false;
  const type = String(res.getHeader("Content-Type") ?? "");
  return type.startsWith("text/html") || (status >= 500 && type.startsWith("text/plain"));
}

function setAll(res: ServerResponse, headers: OutgoingHttpHeaders | undefined): void {
  if (!headers || typeof headers !== "object") return;
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) res.setHeader(name, value);
  }
}
