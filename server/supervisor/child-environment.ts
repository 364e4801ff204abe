import { createHash } from "node:crypto";
import { withdrawsAlone } from "@/lib/edge-links";
import type { Env } from "@/lib/env";
import type { Addresses } from "./content";
import type { SupervisorContext } from "./context";

/**
 * What the site, and the seed before it, are told.
 *
 * @param database where it is, once that is known
 */
export function childEnvironment(
  { dev, address, dataDir }: SupervisorContext,
  env: Env,
  database?: Addresses & { url: string },
): NodeJS.ProcessEnv {
  return {
    ...process.env,
    NODE_ENV: dev ? "development" : "production",
    NEXT_TELEMETRY_DISABLED: "1",
    PORT: String(address.port),
    HOST: address.host,
    SITE_URL: env.SITE_URL,
    DATA_DIR: dataDir,
    DATABASE_PLACE: placeOf({ ...process.env, DATABASE_URL: env.DATABASE_URL }),
    FRONTS: String(env.FRONTS),
    APPS: String(env.APPS),
    LOG_LEVEL: env.LOG_LEVEL,
    ...(database && addressesOf(database)),
  };
}

const addressesOf = ({ url, reader, readerDirect }: Addresses & { url: string }) => ({
  DATABASE_URL: url,
  PUBLIC_DATABASE_URL: reader,
  ...(readerDirect === undefined ? {} : { PUBLIC_DIRECT_URL: readerDirect }),
});

/**
 * Says of a database only whether it is the one of before, without asking it;
 * who logs in does not count, where a socket or another host is named behind
 * the address does. And whether texts are withdrawn on other machines, too: by
 * a machine that has lost its others nothing is shown of the time with them.
 */
export function placeOf(settings: NodeJS.ProcessEnv): string {
  const { DATABASE_URL } = settings;
  const among = withdrawsAlone(settings) ? "" : " among others";
  if (!DATABASE_URL) return `embedded${among}`;
  const { host, pathname, searchParams } = new URL(DATABASE_URL);
  for (const name of ["user", "password"]) searchParams.delete(name);
  searchParams.sort();
  const place = `${host}${pathname}?${searchParams}${among}`;
  return createHash("sha256").update(place).digest("hex").slice(0, 16);
}
