import type { Person, Role } from "@/features/audit/actors/actors";
import { plainReason, type Reason } from "@/features/audit/errors";
import type { EditorialState } from "@/features/audit/log/states";
import { approvesInPassing, refusals, type Verb } from "./workflow";

/** What a verb is about, as far as rights are concerned. */
export type Subject = {
  editorial: EditorialState;
  public: "NONE" | "LIVE" | "WITHDRAWN";
  /** Who wrote the newest revision; null when the system did. */
  authorId: string | null;
  authorName: string;
};

/** Read when it is asked for: a test or an operator may set it at any time. */
export const secondPersonRequired = () => process.env.REQUIRE_SECOND_PERSON === "1";

/**
 * Every reason why this person cannot do this: none means may.
 *
 * An approval is by a second person when somebody other than the author of
 * the newest revision gives it. Administrators and the system may approve
 * their own work, explicitly or in passing, and it is recorded as such;
 * with `REQUIRE_SECOND_PERSON=1` nobody may.
 */
export function reasonsAgainst(
  verb: Verb,
  subject: Subject,
  person: Person,
  secondPerson = secondPersonRequired(),
): Reason[] {
  const reasons: Reason[] = refusals(verb, subject, person.role).map(plainReason);
  if (verb === "approve" && isSelf(subject, person)) {
    if (person.role === "EDITOR") reasons.push({ code: "own-text" });
    if (secondPerson) reasons.push({ code: "second-person-required" });
  }
  if (secondPerson && approvesInPassing(verb, subject.editorial)) {
    reasons.push({ code: "second-person-required" });
  }
  return reasons;
}

/** Whether an approval by this person is one of their own work. The system never is a second person. */
export function isSelf(subject: Pick<Subject, "authorId">, person: Person): boolean {
  return person.id === null || person.id === subject.authorId;
}

/** Acts on the site itself, which has no states, and who may. */
export const siteActs = {
  "set-lead": ["EDITOR", "ADMIN", "SYSTEM"],
  "save-settings": ["ADMIN", "SYSTEM"],
  "publish-settings": ["ADMIN", "SYSTEM"],
  "save-navigation": ["EDITOR", "ADMIN", "SYSTEM"],
  "publish-navigation": ["ADMIN", "SYSTEM"],
  "save-section": ["ADMIN", "SYSTEM"],
  "publish-section": ["ADMIN", "SYSTEM"],
  "import-redirects": ["ADMIN", "SYSTEM"],
} as const satisfies Record<string, readonly Role[]>;

export type SiteAct = keyof typeof siteActs;

export function reasonsAgainstSiteAct(act: SiteAct, person: Person): Reason[] {
  const allowed: readonly Role[] = siteActs[act];
  return allowed.includes(person.role) ? [] : [{ code: "role-forbids" }];
}

const everyone: readonly Role[] = ["AUTHOR", "EDITOR", "ADMIN", "SYSTEM"];
const editors: readonly Role[] = ["EDITOR", "ADMIN", "SYSTEM"];

/**
 * Acts on assignments, and who may: with anybody's, with what they are to do
 * themselves (`theirs`), and with what they have taken on without being asked
 * (`own`). A day that somebody else has set is not theirs to move.
 */
export const assignmentActs = {
  assign: { anybodys: editors, theirs: [], own: everyone },
  change: { anybodys: editors, theirs: [], own: everyone },
  finish: { anybodys: editors, theirs: everyone, own: everyone },
  remove: { anybodys: editors, theirs: [], own: everyone },
} as const satisfies Record<string, Record<"anybodys" | "theirs" | "own", readonly Role[]>>;

export type AssignmentAct = keyof typeof assignmentActs;

/** @param assignment whose it is, and by whom (an address, as the audit trail has it) */
export function mayWithAssignment(
  act: AssignmentAct,
  assignment: { userId: string; assignedName: string },
  person: Person,
): boolean {
  const { anybodys, theirs, own } = assignmentActs[act];
  const has = (roles: readonly Role[]) => roles.includes(person.role);
  if (has(anybodys)) return true;
  if (person.id !== assignment.userId) return false;
  return has(theirs) || (assignment.assignedName === person.name && has(own));
}

/** Who may be asked for a review: whoever may approve. */
export const mayReview = (role: Role) => editors.includes(role);

/**
 * Acts on links by which people without an account read a draft, and who may:
 * with any, and with their own, which is a story that they take part in and a
 * link that they have made. All staff read every draft; to show one to others
 * is for those who answer for it.
 */
export const shareActs = {
  share: { anybodys: editors, own: everyone },
  "end-share": { anybodys: editors, own: everyone },
} as const satisfies Record<string, Record<"anybodys" | "own", readonly Role[]>>;

export function mayWithShare(
  act: keyof typeof shareActs,
  { role }: Pick<Person, "role">,
  isOwn: boolean,
): boolean {
  const allowed: readonly Role[] = shareActs[act][isOwn ? "own" : "anybodys"];
  return allowed.includes(role);
}
