import pino from "pino";

/** One line of JSON an event. No addresses of readers, no contents. */
export const log = pino({ level: process.env.LOG_LEVEL ?? "info", base: null });
