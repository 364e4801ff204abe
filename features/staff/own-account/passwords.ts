import { hash, verify } from "@node-rs/argon2";
import { longestPassword, passwordWeight, shortestPassword } from "./password-length";

/** argon2id at OWASP's first recommendation: 19 MiB, two passes, one lane. */
const options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const hashPassword = (password: string): Promise<string> =>
  hash(password.normalize("NFKC"), options);

/** @returns false for a wrong password, and for a hash that is none */
export async function verifyPassword(given: { hash: string; password: string }): Promise<boolean> {
  return verify(given.hash, given.password.normalize("NFKC")).catch(() => false);
}

export type PasswordFault = "password-short" | "password-long" | "password-guessable";

/**
 * What is wrong with a new password: its length, or that it is little more
 * than what everybody knows of its owner or of the site.
 *
 * @param known the owner's name and address
 */
export function passwordFault(password: string, known: string[] = []): PasswordFault | undefined {
  const kept = password.normalize("NFKC");
  if (passwordWeight(kept) < shortestPassword) return "password-short";
  if ([...kept].length > longestPassword) return "password-long";
  const plain = kept.toLowerCase();
  const obvious = [
    ...known
      .flatMap((each) => [each, ...each.split(/[@.\s]+/)])
      .map((each) => each.normalize("NFKC")),
    "password",
    "bauing",
    "宝鹰",
    "密码",
    "баоин",
    "пароль",
  ]
    .map((each) => each.toLowerCase())
    // Two characters of Chinese are a name.
    .filter((each) => passwordWeight(each) >= 3)
    .sort((one, other) => other.length - one.length);
  const rest = obvious.reduce((left, word) => left.replaceAll(word, ""), plain);
  const distinct = new Set(plain).size;
  if (passwordWeight(rest) < 6 || distinct < 5 || isRun(plain)) return "password-guessable";
  return undefined;
}

/** `123456789012`, `abcdefghijkl`: each character follows the one before. */
function isRun(text: string): boolean {
  const codes = [...text].map((each) => each.codePointAt(0) ?? 0);
  const steps = codes.slice(1).map((code, index) => code - (codes[index] ?? 0));
  return steps.filter((step) => step === 1 || step === -9).length >= steps.length - 1;
}

/** Whether both are one password, however each was composed. */
export const isSamePassword = (one: string, other: string) =>
  one.normalize("NFKC") === other.normalize("NFKC");
