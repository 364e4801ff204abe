import { pinyin } from "pinyin-pro";
import { siteUrl } from "@/lib/site-url";
import { isBreached } from "./breached";
import { personalWords } from "./personal-words";
import { readingsOf, together } from "./readings";
import { strengthOf } from "./strength";

export type PasswordFault =
  | "password-short"
  | "password-long"
  | "password-guessable"
  | "password-common";

/**
 * What is wrong with a new password: its length, that it is on the list of
 * common and stolen ones, or that it is soon guessed, also from what
 * everybody knows of its owner or of the house (NIST SP 800-63B, 3.1.1.2;
 * ASVS 5.0, 6.2.4, 6.2.11 and 6.2.12).
 *
 * @param known the owner's name and address
 */
export function passwordFault(password: string, known: string[] = []): PasswordFault | undefined {
  const strength = strengthOf(password, everyWord(known));
  if (strength !== "fair" && strength !== "strong") return strength;
  const kept = password.normalize("NFKC");
  const readings = [...readingsOf(kept), ...readingsOf(together(kept))];
  return readings.some((each) => isBreached(each.toLowerCase())) ? "password-common" : undefined;
}

function everyWord(known: string[]): string[] {
  const sounds = known
    .filter((each) => /\p{Script=Han}/u.test(each))
    .flatMap((each) => {
      const syllables = pinyin(each, { toneType: "none", type: "array", v: true });
      const [first = "", ...others] = syllables;
      return [syllables.join(""), `${first} ${others.join("")}`];
    });
  return personalWords([...known, ...sounds, new URL(siteUrl()).hostname]);
}
