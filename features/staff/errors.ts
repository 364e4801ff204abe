/** Why something about accounts was not done; components put the code into words. */
export const staffReasons = [
  // signing in
  "wrong-credentials",
  "wrong-code",
  "code-expired",
  "passkey-failed",
  "account-disabled",
  "too-many-attempts",
  "sign-in-again",
  // links
  "link-invalid",
  // passwords
  "password-short",
  "password-long",
  "password-guessable",
  "password-common",
  "password-wrong",
  "passwords-differ",
  // accounts
  "email-taken",
  "account-unknown",
  "last-admin",
  "not-yourself",
  "mail-failed",
] as const;

export type StaffReason = (typeof staffReasons)[number];

/** Something about accounts that cannot be done, with its reason. Nothing of it was done. */
export class StaffRefusal extends Error {
  constructor(readonly code: StaffReason) {
    super(code);
    this.name = "StaffRefusal";
  }
}
