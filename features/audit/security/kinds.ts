/**
 * What is noted of accounts and rights (OWASP ASVS 5.0, 16.3), in groups by
 * which the trail can be read. `security` in the log, features/audit/security
 * in the database.
 */
export const securityGroups = {
  entry: [
    "signed-in",
    "signed-out",
    /** It had been idle for too long, or had come to its end in any case. */
    "session-ended",
    /** By its owner or an administrator, before its time. */
    "sessions-ended",
    "new-device",
    /** Who is signed in has shown once more who they are, before something that matters. */
    "confirmed",
  ],
  failure: [
    "sign-in-failed",
    "code-failed",
    "passkey-failed",
    /** Another house's sign-in (OpenID Connect) that did not come to an account. */
    "provider-failed",
    "confirmation-failed",
    /** Too many attempts: they have to wait. */
    "slowed-down",
    "link-refused",
  ],
  refusal: [
    /** The role does not suffice. */
    "right-refused",
    /** A request that changes something and does not come from a page of this site. */
    "origin-refused",
  ],
  link: [
    "setup-used",
    "invitation-made",
    "invitation-used",
    "invitation-withdrawn",
    "reset-asked",
    "reset-used",
    "share-link-made",
    "share-link-used",
    "share-link-ended",
  ],
  change: [
    "password-changed",
    "second-factor-added",
    "second-factor-removed",
    "recovery-codes-made",
    "recovery-code-used",
    "passkey-added",
    "passkey-removed",
    "provider-linked",
    "provider-unlinked",
    "account-created",
    "account-disabled",
    "account-enabled",
    "role-changed",
  ],
} as const;

export type SecurityGroup = keyof typeof securityGroups;
export type SecurityKind = (typeof securityGroups)[SecurityGroup][number];

export const securityKinds: readonly SecurityKind[] = Object.values(securityGroups).flat();

const groupOf = (kind: SecurityKind): SecurityGroup =>
  (Object.keys(securityGroups) as SecurityGroup[]).find((group) =>
    (securityGroups[group] as readonly string[]).includes(kind),
  ) ?? "failure";

/**
 * What anybody can bring about, as often as they like: repeats from one
 * network in a quarter of an hour are one event with a number. Everything
 * else needs an account or a link and is written each time.
 */
export const isCounted = (kind: SecurityKind): boolean =>
  groupOf(kind) === "failure" ||
  groupOf(kind) === "refusal" ||
  kind === "reset-asked" ||
  kind === "share-link-used";
