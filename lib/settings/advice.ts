import type { Env } from "@/lib/env";

/** A setting with which the site works, and is less safe than it could be. */
export type Advice = { code: string; seen: string; todo: string };

/** What whoever runs the site should know about its settings. */
export function adviceOn(
  env: Pick<Env, "SITE_URL" | "TRUSTED_PROXIES" | "REQUIRE_SECOND_FACTOR">,
): Advice[] {
  const isSecure = env.SITE_URL.startsWith("https:");
  const advice: Advice[] = [];
  // The site itself speaks plain HTTP.
  if (isSecure && !env.TRUSTED_PROXIES) {
    advice.push({
      code: "trusted-proxies",
      seen: "SITE_URL is https, so a proxy stands before the site, and TRUSTED_PROXIES names none: everybody seems to come from it, and the failed sign-ins of one slow down all.",
      todo: "Set TRUSTED_PROXIES to its address.",
    });
  }
  if (!isSecure && env.REQUIRE_SECOND_FACTOR === undefined) {
    advice.push({
      code: "second-factor",
      seen: "Nobody needs a second factor to sign in, as SITE_URL is http.",
      todo: "REQUIRE_SECOND_FACTOR=publishers asks editors and administrators for a passkey or a code: recommended wherever others can reach the site.",
    });
  }
  return advice;
}
