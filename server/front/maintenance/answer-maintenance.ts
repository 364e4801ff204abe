import type { IncomingMessage, ServerResponse } from "node:http";
import { maintenanceWords } from "@/features/publication/plain-page/maintenance-words";
import type { Maintenance } from "@/lib/maintenance";
import { localeOf } from "@/server/front/http/preferred-locale";
import { lastResort } from "@/server/front/pages/last-resort";

/** Where nobody knows when it ends. */
const usualSeconds = 300;
const leastSeconds = 30;

/** Tells a reader that the site is being worked on, and when to come back. */
export function answerMaintenance(
  req: IncomingMessage,
  res: ServerResponse,
  maintenance: Maintenance,
): void {
  const { locale, negotiated } = localeOf(req);
  const ahead = ((maintenance.until?.getTime() ?? 0) - Date.now()) / 1000;
  const seconds = ahead > 0 ? Math.max(leastSeconds, Math.ceil(ahead)) : usualSeconds;
  lastResort(req, res, {
    status: 503,
    locale,
    words: maintenanceWords(locale, maintenance),
    headers: { "Retry-After": `${seconds}`, ...(negotiated ? { Vary: "Accept-Language" } : {}) },
  });
}
