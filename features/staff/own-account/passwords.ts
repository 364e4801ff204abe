import { hash, verify } from "@node-rs/argon2";

/** argon2id at OWASP's first recommendation: 19 MiB, two passes, one lane. */
const options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const hashPassword = (password: string): Promise<string> =>
  hash(password.normalize("NFKC"), options);

/** @returns false for a wrong password, and for a hash that is none */
export async function verifyPassword(given: { hash: string; password: string }): Promise<boolean> {
  return verify(given.hash, given.password.normalize("NFKC")).catch(() => false);
}

/** Whether both are one password, however each was composed. */
export const isSamePassword = (one: string, other: string) =>
  one.normalize("NFKC") === other.normalize("NFKC");
