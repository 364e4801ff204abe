import pino from "pino";
import { safeLine, withoutSecrets } from "@/lib/log-line";
import { currentRequest } from "@/lib/request-context";

/**
 * One line of JSON an event. No addresses of readers, no contents, no
 * secrets; every line of a request has its id (OWASP ASVS 5.0, 16.2 and 16.4).
 */
export const logOptions: pino.LoggerOptions = {
  base: null,
  mixin: () => {
    const requestId = currentRequest()?.requestId;
    return requestId === undefined ? {} : { requestId };
  },
  formatters: { log: (given) => withoutSecrets(given) as Record<string, unknown> },
  // An error is plain by then; pino's own would take it for an instance of nothing.
  serializers: { err: (given) => given },
  hooks: { streamWrite: safeLine },
};

export const log = pino({ level: process.env.LOG_LEVEL ?? "info", ...logOptions });
