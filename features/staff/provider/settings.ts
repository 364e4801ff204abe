/** The house's own sign-in, as the settings name it. */
export type ProviderSettings = {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** As people know it; none: they are told of their organisation. */
  name: string | undefined;
  /** Values of `acr` by which the provider says that two factors were shown. */
  twoFactorAcr: readonly string[];
};

/** Undefined where the house has none. The start has checked them: lib/settings/others.mjs. */
export function providerSettings(): ProviderSettings | undefined {
  const {
    OIDC_ISSUER: issuer,
    OIDC_CLIENT_ID: clientId,
    OIDC_CLIENT_SECRET: clientSecret,
  } = process.env;
  if (!issuer || !clientId || !clientSecret) return undefined;
  return {
    issuer,
    clientId,
    clientSecret,
    name: process.env.OIDC_NAME || undefined,
    twoFactorAcr: process.env.OIDC_TWO_FACTOR_ACR?.split(" ").filter(Boolean) ?? [],
  };
}

/**
 * Whether the provider has seen two factors: it says so by `mfa` among the
 * methods (RFC 8176), or by a class that the house has named. Whoever it says
 * nothing of is asked here.
 */
export function sawTwoFactors(
  claims: { amr?: unknown; acr?: unknown },
  { twoFactorAcr }: Pick<ProviderSettings, "twoFactorAcr">,
): boolean {
  const { amr, acr } = claims;
  const methods: unknown[] = Array.isArray(amr) ? amr : [];
  return methods.includes("mfa") || (typeof acr === "string" && twoFactorAcr.includes(acr));
}
