import { createHmac, timingSafeEqual } from "node:crypto";
import { siteSecret, siteSecrets } from "@/lib/site-secret";

/** A value with the site's signature: one that nobody else has made is not looked up. */
export const signed = (purpose: string, value: string): string =>
  `${value}.${signatureOf(siteSecret(), purpose, value)}`;

/** The value, if the site has signed it for this purpose. */
export function verified(purpose: string, given: string): string | undefined {
  const [value = "", signature = ""] = given.split(".");
  const is = Buffer.from(signature);
  const isRight = siteSecrets().some((secret) => {
    const shouldBe = Buffer.from(signatureOf(secret, purpose, value));
    return is.length === shouldBe.length && timingSafeEqual(is, shouldBe);
  });
  return isRight ? value : undefined;
}

const signatureOf = (secret: string, purpose: string, value: string) =>
  createHmac("sha256", secret).update(`${purpose} ${value}`).digest("base64url");
