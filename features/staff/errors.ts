/** Why something about accounts was not done; components put the code into words. */
export const staffReasons = [
  // signing in
  "wrong-credentials",
  "wrong-code",
  "code-expired",
  "passkey-failed",
  "passkey-unverified",
  "account-disabled",
  "too-many-attempts",
  "factor-required",
  "factor-exists",
  "factor-missing",
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
  /** @param detail of `too-many-attempts`: the seconds to wait */
  constructor(
    readonly code: StaffReason,
    readonly detail?: string,
  ) {
    super(code);
    this.name = "StaffRefusal";
  }
}
