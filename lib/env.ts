import { locales } from "@/i18n/routing";
import { judgeSettings, type Settings, settingsError } from "@/lib/settings/judge.mjs";
import { mostFronts } from "@/lib/settings/site.mjs";
import { usableCores } from "@/lib/startup/usable-cores";

/** The settings, checked (lib/settings); SITE_URL is an origin without a slash at its end. */
export type Env = Settings & { SITE_URL: string; FRONTS: number };

export type EnvResult = { ok: true; env: Env } | { ok: false; problems: string[] };

/** Checks the settings; gives either them or all that is wrong with them, as sentences. */
export function parseEnv(source: Record<string, string | undefined>): EnvResult {
  const judged = judgeSettings(source, locales);
  if (!judged.ok) return judged;
  const { values } = judged;
  const SITE_URL = new URL(values.SITE_URL ?? `http://localhost:${values.PORT}`).origin;
  return { ok: true, env: { ...values, SITE_URL, FRONTS: values.FRONTS ?? usualFronts() } };
}

/** Where there are two cores, database, app and worker need the second one. */
function usualFronts(): number {
  const cores = Math.min(usableCores(), mostFronts);
  return cores > 2 ? cores : 1;
}

/** The settings of this process. Throws an OperatorError that lists what is wrong with them. */
export function readEnv(source: Record<string, string | undefined> = process.env): Env {
  const result = parseEnv(source);
  if (result.ok) return result.env;
  throw settingsError(result.problems);
}
