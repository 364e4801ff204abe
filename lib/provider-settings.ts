import { z } from "zod";

/** Settings about signing in with another house's accounts (OpenID Connect). Off until they are set. */

const text = z.string().optional();

export const providerSettings = {
  OIDC_ISSUER: text.refine((value) => value === undefined || isIssuer(value), {
    error:
      "OIDC_ISSUER must be the issuer's address, such as https://login.example.com: https (http on this machine alone), without a question mark.",
  }),
  OIDC_CLIENT_ID: text.refine((value) => value === undefined || /^[\x21-\x7e]+$/.test(value), {
    error: "OIDC_CLIENT_ID must be the client's name as the provider gave it, without spaces.",
  }),
  OIDC_CLIENT_SECRET: text.refine((value) => value === undefined || value.length >= 16, {
    error: "OIDC_CLIENT_SECRET must be the secret that the provider gave: 16 characters at least.",
  }),
  OIDC_NAME: text.refine((value) => value === undefined || /^[^\p{C}]{1,60}$/u.test(value), {
    error: "OIDC_NAME must be a name of at most 60 characters, as people know the provider.",
  }),
  OIDC_TWO_FACTOR_ACR: text.refine(
    (value) => value === undefined || /^[\x21-\x7e]+(?: [\x21-\x7e]+)*$/.test(value),
    { error: "OIDC_TWO_FACTOR_ACR must be values of acr, with spaces between them." },
  ),
};

type Given = Partial<Record<keyof typeof providerSettings, string | undefined>>;

/** All three that are needed, or nothing at all. */
export const isWholeProvider = (env: Given): boolean => {
  const needed = [env.OIDC_ISSUER, env.OIDC_CLIENT_ID, env.OIDC_CLIENT_SECRET];
  const given = needed.filter((value) => value !== undefined).length;
  const others = env.OIDC_NAME !== undefined || env.OIDC_TWO_FACTOR_ACR !== undefined;
  return given === needed.length || (given === 0 && !others);
};

export const providerProblem =
  "OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET belong together: set all three, or none of the OIDC settings.";

function isIssuer(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, hostname, search, hash, username } = new URL(value);
  if (search || hash || username || /[?#]/.test(value)) return false;
  return protocol === "https:" || (protocol === "http:" && isThisMachine(hostname));
}

export const isThisMachine = (hostname: string): boolean =>
  hostname === "localhost" || hostname === "[::1]" || /^127(?:\.\d{1,3}){3}$/.test(hostname);
