import { detailText, type Reason, type RefusalCode } from "@/features/audit/errors";
import { languages } from "@/i18n/routing";

/** The codes of the engine in words for a terminal. `{}` is what it is about in particular. */
const words: Record<RefusalCode, string> = {
  "account-unknown": "There is no such account.",
  "account-disabled": "The account is disabled.",
  "role-forbids": "The person's role does not allow this.",
  "own-text": "Editors do not approve their own texts.",
  "second-person-required": "A second person has to approve it (REQUIRE_SECOND_PERSON is set).",
  "term-unknown": "The glossary has no such term.",
  "terms-unreadable": "The file cannot be taken in: {}",
  "facts-disagree":
    "Facts are stated differently in another language: “facts ID” lists them; mend them, or say why with “facts ID --keep REASON”.",
  "document-unknown": "There is no document with this id.",
  "translation-unknown": "The document has no text in this language.",
  "translation-exists": "The document has a text in this language already.",
  "revision-unknown": "There is no such revision.",
  "revision-erased": "The revision was erased.",
  "revision-in-use": "The revision is in use.",
  "no-revision": "There is no text yet.",
  "no-languages": "No language was named.",
  "not-taking-part": "Authors share stories that they have written in or are asked to work on.",
  "share-link-unknown": "The document has no such link.",
  "share-link-of-another": "Authors end links that they have made.",
  "not-draft": "It is no longer a draft.",
  "in-review": "It is in review: approve it or return it first.",
  "not-in-review": "It is not in review.",
  "not-approved": "It is not approved.",
  "not-scheduled": "It is not scheduled.",
  scheduled: "It is scheduled: unschedule it first.",
  "not-live": "It is not public.",
  "already-live": "It is already public.",
  withdrawn: 'It has been withdrawn: "republish" makes it public again.',
  "not-withdrawn": "It has not been withdrawn.",
  deleted: 'It was deleted: "undelete" brings it back.',
  "not-deleted": "It is not deleted.",
  "was-public": "It is public or was once: withdraw it instead, and archive it.",
  "others-wrote": "Others have written in it: an editor can delete it or bring it back.",
  archived: "It is archived already.",
  "not-archived": "It is not archived.",
  "body-invalid": "The text contains something that cannot be shown on a page.",
  "save-refused":
    "What was typed last could not be saved as a text; it is kept as revision {}: mend it at the desk.",
  "title-missing": "The headline is missing: import the file again with --title and --document.",
  "summary-missing": "The summary is missing: import the file again with --summary and --document.",
  "slug-missing":
    "The address is missing: import the file again with --slug, or --title, and --document.",
  "slug-invalid": "The address {} is not allowed: lower-case letters, digits and hyphens.",
  "slug-taken": "The address {} belongs to another document.",
  "section-missing": "The section is missing.",
  "section-unknown": "There is no section {}.",
  "page-without-section": "A page about the group stands in no section.",
  "event-ends-before-it-starts": "The event ends before it starts.",
  "picture-unknown": "The picture {} is not in the library.",
  "picture-without-alt":
    "The picture {} has no alternative text in this language: give it at the desk, or import the file again with --alt and --document.",
  "content-changed": "It has changed since it was looked at.",
  "approval-outdated": "It has changed since it was approved.",
  "notice-missing": "The notice for readers is missing: --notice.",
  "reason-missing": "The reason is missing: --reason.",
  stale: "Somebody else has changed it in the meantime (now at version {}).",
  "no-source": "It is linked to no other language, and none was named: --source.",
  "source-changed": "The source has changed since it was looked at: {}.",
  "unit-unknown": "There is no unit {} in it: translation status lists them.",
  "comment-unknown": "There is no such comment.",
  "comment-of-another": "Only its author can do this with a comment.",
  "comment-deleted": "The comment was deleted.",
  "comment-passage-gone": "The words do not stand in the text any more.",
  "comments-too-many": "There are too many comments here already.",
  "behind-source":
    "It is behind what readers have of its source: give a reason with --behind-reason, or bring it up to date.",
  "machine-unconfirmed":
    "A machine's words in it were confirmed by nobody ({}): “translation status” lists them, “translation confirm” confirms them.",
  "time-invalid": "{} is not a valid date and time such as 2027-01-05T09:00.",
  "zone-unknown": "{} is not a time zone such as Asia/Shanghai.",
  "time-does-not-exist": "That local time does not exist: clocks go forward then. {}",
  "time-ambiguous":
    "That local time occurs twice, as clocks go back then: say which with --offset ({}).",
  "offset-wrong": "The zone does not have that offset then ({}).",
  "time-past": "This time has passed.",
  "assignment-unknown": "There is no such assignment.",
  "assignee-may-not-approve": "This person may not approve texts.",
  "day-past": "This day has passed.",
  "day-approved": "The day is a part of what was approved.",
  "section-name-missing": "The section needs a name and an address (--name, --slug).",
  "slug-fixed": "The section's address {} is public: stories live under it, and it stays.",
  "settings-invalid": "The settings are not valid: {}",
  "navigation-invalid": "The menu is not valid: {}",
  "page-not-live": "{} is not public.",
  "address-invalid": "Row {} is not a valid address.",
  "address-repeated": "Row {} is already listed above.",
  "address-live": "Row {} is the address of a page of this site.",
  "target-unknown": "The target of row {} is not a public page of this site.",
  // accounts
  "wrong-credentials": "The e-mail address or the password is wrong.",
  "wrong-code": "The code is wrong.",
  "code-expired": "Too much time has passed: the password has to be entered again.",
  "passkey-failed": "The passkey was not recognised.",
  "too-many-attempts": "Too many attempts: try again in {} seconds.",
  "passkey-unverified": "The device did not check who uses the passkey.",
  "factor-required": "The role needs two-step verification or a passkey.",
  "factor-exists": "The account has two-step verification or a passkey already.",
  "factor-missing": "The account has neither two-step verification nor a passkey yet.",
  "link-invalid": "This link does not work any more.",
  "password-short": "The password is too short: 12 characters at least, or 8 Chinese ones.",
  "password-long": "The password is too long: 128 characters at most.",
  "password-guessable": "The password is too easy to guess.",
  "password-common": "The password is on a list of common and stolen passwords.",
  "password-wrong": "The current password is wrong.",
  "passwords-differ": "The two passwords differ.",
  "email-taken": "There is already an account with this e-mail address.",
  "last-admin": "This is the last administrator: appoint another one first.",
  "not-yourself": "Nobody does this to their own account.",
  "provider-failed": "the organisation's sign-in did not work",
  "provider-expired": "the attempt to sign in has expired",
  "provider-unknown": "no account is linked to this sign-in",
  "provider-taken": "this sign-in is linked to another account",
  "only-way-in": "it is the only way in: a password or a passkey has to be there first",
};

/** One reason as a sentence, with its language in front. */
export function wordReason(reason: Reason): string {
  const { code, locale } = reason;
  const detail = detailText(reason);
  const sentence = words[code]
    .replace("{}", detail)
    .replace(/\s+([.)])/g, "$1")
    .trim();
  const named = detail && !words[code].includes("{}") ? `${sentence} (${detail})` : sentence;
  return locale ? `${languages[locale].name}: ${named}` : named;
}
