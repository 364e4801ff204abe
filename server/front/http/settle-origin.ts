import type { IncomingMessage } from "node:http";
import { isSameOrigin } from "@/lib/same-origin";

/**
 * Settles, before Next is asked, whether a request comes from a page of this
 * site: Next runs server actions also when `Origin` is missing and believes
 * any `X-Forwarded-Host`. What Next compares is put right here.
 */
export function settleOrigin(req: IncomingMessage): boolean {
  const { headers } = req;
  delete headers["x-forwarded-host"];
  const get = (name: string) => headers[name]?.toString() ?? null;
  if (!isSameOrigin({ get })) return false;
  // Behind a proxy the host of the connection need not be that of the site.
  if (headers.origin) headers["x-forwarded-host"] = new URL(headers.origin).host;
  return true;
}
