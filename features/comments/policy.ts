import type { Person, Role } from "@/features/audit/actors/actors";
import type { Reason } from "@/features/audit/errors";

const staff = ["AUTHOR", "EDITOR", "ADMIN"] as const;

/**
 * What can be done with comments. Whoever sees a text (all staff do) may
 * comment it, answer, and say that something is settled or is not: that is
 * what comments are for. Words are their author's: nobody else changes them,
 * an editor does not either, and only an administrator may delete those of
 * others, as when they should never have been written. No program comments.
 */
const acts = {
  comment: { roles: staff, ownOnly: false, others: [] },
  reply: { roles: staff, ownOnly: false, others: [] },
  resolve: { roles: staff, ownOnly: false, others: [] },
  reopen: { roles: staff, ownOnly: false, others: [] },
  change: { roles: staff, ownOnly: true, others: [] },
  delete: { roles: staff, ownOnly: true, others: ["ADMIN"] },
} as const satisfies Record<
  string,
  { roles: readonly Role[]; ownOnly: boolean; others: readonly Role[] }
>;

export type CommentAct = keyof typeof acts;

/** @param comment what it is done with; none where one is written */
export function reasonsAgainstComment(
  act: CommentAct,
  person: Pick<Person, "id" | "role">,
  comment?: { authorId: string | null },
): Reason[] {
  const { ownOnly, ...rule } = acts[act];
  const [roles, others]: [readonly Role[], readonly Role[]] = [rule.roles, rule.others];
  if (!roles.includes(person.role)) return [{ code: "role-forbids" }];
  const own = person.id !== null && comment?.authorId === person.id;
  if (ownOnly && !own && !others.includes(person.role)) return [{ code: "comment-of-another" }];
  return [];
}
