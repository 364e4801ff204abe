/** Addresses that mean "all of this machine" to who listens, and nothing to who connects. */
const everywhere = new Set(["", "0.0.0.0", "::"]);

/**
 * Where the processes of the site are asked for their pages: those that
 * SITE_INSTANCES names, or the one beside this process. Not SITE_URL: what
 * stands there may be a cache that answers for the site.
 */
export function siteAddresses(env: NodeJS.ProcessEnv = process.env): string[] {
  const named = (env.SITE_INSTANCES ?? "")
    .split(",")
    .map((each) => each.trim().replace(/\/+$/, ""));
  const given = named.filter((each) => each !== "");
  if (given.length > 0) return given;
  const host = env.HOST?.trim() ?? "";
  const name = everywhere.has(host) ? "127.0.0.1" : host.includes(":") ? `[${host}]` : host;
  return [`http://${name}:${env.PORT ?? "3000"}`];
}
