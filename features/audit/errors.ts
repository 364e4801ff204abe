import type { Locale } from "@/i18n/routing";

/**
 * Why a verb cannot run. Codes only: the desk and the command line word them
 * in the reader's language.
 */
export const reasonCodes = [
  // who
  "account-unknown",
  "account-disabled",
  "role-forbids",
  "own-text",
  "second-person-required",
  "not-taking-part",
  // what it is about
  "document-unknown",
  "translation-unknown",
  "translation-exists",
  "revision-unknown",
  "revision-erased",
  "revision-in-use",
  "no-revision",
  "no-languages",
  "share-link-unknown",
  "share-link-of-another",
  // states
  "not-draft",
  "in-review",
  "not-in-review",
  "not-approved",
  "not-scheduled",
  "scheduled",
  "not-live",
  "already-live",
  "withdrawn",
  "not-withdrawn",
  "deleted",
  "not-deleted",
  "was-public",
  "others-wrote",
  "archived",
  "not-archived",
  // content
  "body-invalid",
  "save-refused",
  "title-missing",
  "summary-missing",
  "slug-missing",
  "slug-invalid",
  "slug-taken",
  "section-missing",
  "section-unknown",
  "page-without-section",
  "event-ends-before-it-starts",
  "file-unknown",
  "picture-unknown",
  "picture-without-alt",
  "picture-public",
  "picture-in-drafts",
  "picture-replaced-by-itself",
  "content-changed",
  "approval-outdated",
  "notice-missing",
  "reason-missing",
  "stale",
  // translations
  "no-source",
  "source-changed",
  "unit-unknown",
  "behind-source",
  "machine-unconfirmed",
  // comments
  "comment-unknown",
  "comment-of-another",
  "comment-deleted",
  "comment-passage-gone",
  "comments-too-many",
  // the glossary, and what texts say differently
  "term-unknown",
  "terms-unreadable",
  "facts-disagree",
  // times
  "time-invalid",
  "zone-unknown",
  "time-does-not-exist",
  "time-ambiguous",
  "offset-wrong",
  "time-past",
  // who is to do what, until when
  "assignment-unknown",
  "assignee-may-not-approve",
  "day-past",
  "day-approved",
  // the site's frame
  "section-name-missing",
  "slug-fixed",
  "settings-invalid",
  "navigation-invalid",
  "page-not-live",
  "address-invalid",
  "address-repeated",
  "address-live",
  "target-unknown",
] as const;

export type ReasonCode = (typeof reasonCodes)[number];

/** Why something about an account was not done. Some are said of texts, too. */
const accountReasonCodes = [
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
  // with another house's sign-in
  "provider-failed",
  "provider-expired",
  "provider-unknown",
  "provider-taken",
  "only-way-in",
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
] as const;

export type AccountReasonCode = (typeof accountReasonCodes)[number];

export const isAccountReason = (code: string): code is AccountReasonCode =>
  (accountReasonCodes as readonly string[]).includes(code);

export type RefusalCode = ReasonCode | AccountReasonCode;

/** A line of a list that was given, from 1 on, and what stands in it. */
type GivenRow = { row: number; text: string };

/** What a reason is about in particular. A code that is not here says everything by itself. */
type ReasonDetails = {
  /** Ids. */
  "document-unknown": string;
  "revision-in-use": "live" | "scheduled";
  /** The number of the revision that keeps what could not be saved. */
  "save-refused": number;
  /** Slugs, or whole addresses. */
  "slug-invalid": string;
  "slug-taken": string;
  "slug-fixed": string;
  /** Keys of sections. */
  "section-unknown": string;
  "section-name-missing": string;
  /** Hashes. */
  "file-unknown": string;
  "picture-unknown": string;
  "picture-without-alt": string;
  /** As units are named. */
  "source-changed": string;
  "unit-unknown": string;
  /** First words of the passages. */
  "machine-unconfirmed": readonly string[];
  /** The version that there is now. */
  stale: number;
  /** As they were given. */
  "time-invalid": string;
  "time-does-not-exist": string;
  "zone-unknown": string;
  /** The offsets that there are then: `+02:00`. */
  "time-ambiguous": readonly string[];
  "offset-wrong": readonly string[];
  "address-invalid": GivenRow;
  "address-repeated": GivenRow;
  "address-live": GivenRow;
  "target-unknown": GivenRow;
  "terms-unreadable": GivenRow;
  /** How long to wait, in seconds. */
  "too-many-attempts": number;
};

type ReasonOf<Code extends RefusalCode> = {
  code: Code;
  /** The language it concerns, where a verb is about several. */
  locale?: Locale;
  detail?: Code extends keyof ReasonDetails ? ReasonDetails[Code] : never;
};

/** By its code its detail is known: `reason.code === "stale"` makes that a number. */
export type Reason<Code extends RefusalCode = RefusalCode> = {
  [Each in Code]: ReasonOf<Each>;
}[Code];

/** A reason that says everything by its code. */
export const plainReason = (code: RefusalCode): Reason => ({ code }) as Reason;

/** A detail as it stands in a sentence. */
export function detailText({ code, detail }: Reason): string {
  if (detail === undefined) return "";
  if (typeof detail === "object" && "row" in detail) return `${detail.row}: ${detail.text}`;
  if (typeof detail !== "object") return `${detail}`;
  if (code !== "machine-unconfirmed") return detail.join(" ");
  // Of a text that a machine has made as a whole: the first few say which one it is.
  return [...detail.slice(0, mostQuoted), ...(detail.length > mostQuoted ? ["…"] : [])].join(" / ");
}

const mostQuoted = 5;

/**
 * A verb that cannot run, with every reason for it. Nothing of it was done.
 * The one class for that: the desk (features/staff/http/refused.ts) and the
 * command line (scripts/cli/failure.ts) put its codes into words.
 */
export class Refusal extends Error {
  /** The first of them: what a caller goes by who expects one alone. */
  readonly code: RefusalCode;

  constructor(readonly reasons: readonly Reason[]) {
    super(reasons.map(sentence).join("; "));
    this.name = "Refusal";
    const [first] = reasons;
    if (!first) throw new Error("a refusal has a reason");
    this.code = first.code;
  }
}

function sentence(reason: Reason): string {
  const { code, locale } = reason;
  return [code, locale && `(${locale})`, detailText(reason)].filter(Boolean).join(" ");
}

/** @throws Refusal when there is any reason */
export function refuseIf(reasons: readonly Reason[]): void {
  if (reasons.length > 0) throw new Refusal(reasons);
}

/** Why something was refused, as an answer; other errors go their way. */
export async function reasonsOf(work: () => Promise<unknown>): Promise<Reason[]> {
  try {
    await work();
    return [];
  } catch (error) {
    if (error instanceof Refusal) return [...error.reasons];
    throw error;
  }
}
