import { hash, verify } from "@node-rs/argon2";
import { longestPassword, shortestPassword } from "./password-length";

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
  const length = [...password].length;
  if (length < shortestPassword) return "password-short";
  if (length > longestPassword) return "password-long";
  const plain = password.toLowerCase();
  const obvious = [
    ...known.flatMap((each) => [each, ...each.split(/[@.\s]+/)]),
    "password",
    "bauing",
  ]
    .map((each) => each.toLowerCase())
    .filter((each) => each.length >= 4)
    .sort((one, other) => other.length - one.length);
  const rest = obvious.reduce((left, word) => left.replaceAll(word, ""), plain);
  const distinct = new Set(plain).size;
  if (rest.length < 6 || distinct < 5 || isRun(plain)) return "password-guessable";
  return undefined;
}

/** `123456789012`, `abcdefghijkl`: each character follows the one before. */
function isRun(text: string): boolean {
  const codes = [...text].map((each) => each.codePointAt(0) ?? 0);
  const steps = codes.slice(1).map((code, index) => code - (codes[index] ?? 0));
  return steps.filter((step) => step === 1 || step === -9).length >= steps.length - 1;
}
