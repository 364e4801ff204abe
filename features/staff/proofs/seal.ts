import { symmetricDecrypt, symmetricEncrypt } from "better-auth/crypto";
import { siteSecret, siteSecrets } from "@/lib/site-secret";

/** Encrypts with the site's secret: a copy of the database alone opens nothing. */
export const seal = (data: string): Promise<string> =>
  symmetricEncrypt({ key: siteSecret(), data });

/**
 * @returns what was sealed, and whether that was under the secret before this one
 * @throws when it was sealed under a secret that the site does not have
 */
export async function unseal(sealed: string): Promise<{ data: string; isOld: boolean }> {
  const [current, ...previous] = siteSecrets();
  try {
    return { data: await symmetricDecrypt({ key: current, data: sealed }), isOld: false };
  } catch (error) {
    for (const key of previous) {
      const data = await symmetricDecrypt({ key, data: sealed }).catch(() => undefined);
      if (data !== undefined) return { data, isOld: true };
    }
    throw error;
  }
}
