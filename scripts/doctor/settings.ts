import { type Env, parseEnv } from "@/lib/env";
import { adviceOn } from "@/lib/settings/advice";
import { unknownSettings } from "@/lib/settings/judge.mjs";
import { type Finding, faultOf, warning, well } from "./finding";

/**
 * Judges the settings, as a start does.
 *
 * @param fileNames names that .env sets
 * @returns no settings where they are wrong: nothing else can be looked at then
 */
export function examineSettings(
  source: Record<string, string | undefined>,
  fileNames: readonly string[],
): { env: Env | undefined; findings: Finding[] } {
  const result = parseEnv(source);
  const problems = [...unknownSettings(fileNames), ...(result.ok ? [] : result.problems)];
  const faults = problems.map((problem) => faultOf("settings", problem));
  if (!result.ok) return { env: undefined, findings: faults };
  const { env } = result;
  const advice = adviceOn(env).map(({ code, seen, todo }) => warning(code, seen, todo));
  if (env.SITE_INSTANCES && !env.SITE_SECRET) {
    advice.push(
      warning(
        "site-secret",
        "SITE_INSTANCES names several machines, and SITE_SECRET is not set: each makes a secret of its own, and none knows the sessions of the others.",
        "Set the same SITE_SECRET on all of them.",
      ),
    );
  }
  const said = faults.length > 0 ? faults : [well("settings", "All settings have a right form.")];
  return { env, findings: [...said, ...advice] };
}
