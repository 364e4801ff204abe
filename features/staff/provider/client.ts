import * as oidc from "openid-client";
import { isThisMachine } from "@/lib/settings/rules.mjs";
import { siteUrl } from "@/lib/site-url";
import type { ProviderSettings } from "./settings";

/** Who somebody is to their provider: these two together, and nothing else (OpenID Connect Core, 5.7). */
export type Identity = { issuer: string; subject: string };

export type Proof = Identity & {
  amr: unknown;
  acr: unknown;
  /** In lower case, and only where the provider has verified it. */
  verifiedEmail: string | undefined;
};

/** What the answer must fit: made for one attempt, kept for it on the server. */
export type Checks = { state: string; nonce: string; verifier: string };

/** Where the provider sends people back to. One address, whatever language they read. */
const providerReturn = () => `${siteUrl()}/en/staff/sign-in/provider/return`;

/** The provider may take so long for each answer. */
const answerWithinSeconds = 10;

/** Milliseconds that what the provider says of itself counts. */
const metadataLifeMs = 10 * 60_000;

const scope = globalThis as {
  newsroomProvider?: { key: string; until: number; found: Promise<oidc.Configuration> };
};

/** What the provider says of itself, asked anew now and then, and after a failure. */
function configuration(settings: ProviderSettings): Promise<oidc.Configuration> {
  const key = JSON.stringify(settings);
  const kept = scope.newsroomProvider;
  if (kept && kept.key === key && kept.until > Date.now()) return kept.found;
  const found = discover(settings);
  scope.newsroomProvider = { key, until: Date.now() + metadataLifeMs, found };
  found.catch(() => {
    if (scope.newsroomProvider?.found === found) delete scope.newsroomProvider;
  });
  return found;
}

async function discover({ issuer, clientId, clientSecret }: ProviderSettings) {
  const url = new URL(issuer);
  const byBody = oidc.ClientSecretPost(clientSecret);
  const byHead = oidc.ClientSecretBasic(clientSecret);
  const found = await oidc.discovery(
    url,
    clientId,
    clientSecret,
    // The one that every provider must know, unless it names others alone.
    (server, client, body, headers) => {
      const ways = server.token_endpoint_auth_methods_supported ?? ["client_secret_basic"];
      const way = ways.includes("client_secret_basic") ? byHead : byBody;
      way(server, client, body, headers);
    },
    {
      timeout: answerWithinSeconds,
      execute:
        url.protocol === "http:" && isThisMachine(url.hostname) ? [oidc.allowInsecureRequests] : [],
    },
  );
  // Its signature, too: that it came over TLS is not all there is to trust.
  oidc.enableNonRepudiationChecks(found);
  return found;
}

/** Begins an attempt. @throws when the provider does not answer, or not as one */
export async function beginAttempt(
  settings: ProviderSettings,
  language: string,
): Promise<{ address: URL; checks: Checks }> {
  const config = await configuration(settings);
  const checks = {
    state: oidc.randomState(),
    nonce: oidc.randomNonce(),
    verifier: oidc.randomPKCECodeVerifier(),
  };
  const address = oidc.buildAuthorizationUrl(config, {
    redirect_uri: providerReturn(),
    scope: "openid email",
    state: checks.state,
    nonce: checks.nonce,
    code_challenge: await oidc.calculatePKCECodeChallenge(checks.verifier),
    code_challenge_method: "S256",
    ui_locales: language,
    ...(settings.twoFactorAcr.length > 0 ? { acr_values: settings.twoFactorAcr.join(" ") } : {}),
  });
  return { address, checks };
}

/**
 * Takes the provider's answer. Issuer, audience, signature, time, state,
 * nonce and the code's proof are checked by openid-client.
 *
 * @param query what the provider sent back, behind the question mark
 * @throws when any of it does not fit
 */
export async function finishAttempt(
  settings: ProviderSettings,
  query: string,
  { state, nonce, verifier }: Checks,
): Promise<Proof> {
  const config = await configuration(settings);
  const tokens = await oidc.authorizationCodeGrant(config, new URL(`${providerReturn()}${query}`), {
    expectedState: state,
    expectedNonce: nonce,
    pkceCodeVerifier: verifier,
    idTokenExpected: true,
  });
  const claims = tokens.claims();
  if (!claims) throw new Error("the provider gave no ID token");
  const { iss: issuer, sub: subject, amr, acr } = claims;
  const asked = emailOf(claims) === undefined && config.serverMetadata().userinfo_endpoint;
  const more = asked ? await oidc.fetchUserInfo(config, tokens.access_token, subject) : {};
  return { issuer, subject, amr, acr, verifiedEmail: emailOf(claims) ?? emailOf({ ...more }) };
}

/** An address that nobody has verified is what anybody may have typed. */
function emailOf(claims: Readonly<Record<string, unknown>>): string | undefined {
  const { email, email_verified: isVerified } = claims;
  return typeof email === "string" && isVerified === true ? email.toLowerCase() : undefined;
}
