import type { Person, Role } from "@/features/audit/actors/actors";
import type { Reason } from "@/features/audit/errors";
import type { EditorialState } from "@/features/audit/log/states";
import type { Locale } from "@/i18n/routing";

/** How long what was deleted can be brought back. Then the worker removes it for good. */
export const deletedKeptDays = 30;

type Rule = {
  roles: readonly Role[];
  /** When it can run, for the documentation; `reasonsAgainstKeeping` decides. */
  when: string;
  does: string;
};

const everyone = ["AUTHOR", "EDITOR", "ADMIN", "SYSTEM"] as const;
const editors = ["EDITOR", "ADMIN", "SYSTEM"] as const;

/** What can be done to a document as a whole, in all its languages; `docs/workflow.md` prints it. */
export const keepingRules = {
  delete: {
    roles: everyone,
    when: "no language ever was public or is scheduled; authors only where nobody else has written",
    does: `puts it where it can be brought back for ${deletedKeptDays} days; ends its share links`,
  },
  "bring-back": {
    roles: everyone,
    when: "deleted; authors only where nobody else has written",
    does: "makes it what it was, without its share links",
  },
  remove: {
    roles: ["SYSTEM"],
    when: `deleted ${deletedKeptDays} days ago`,
    does: "takes it for good, with everything that belongs to it",
  },
  archive: {
    roles: editors,
    when: "no language is in review or scheduled",
    does: "takes it out of lists; what is public stays as it is",
  },
  unarchive: {
    roles: editors,
    when: "archived; saving, reviewing or publishing a text of it does the same",
    does: "puts it into lists again",
  },
  duplicate: {
    roles: everyone,
    when: "always",
    does: "makes a new draft of its newest revisions, with ids and addresses of its own",
  },
} as const satisfies Record<string, Rule>;

export type KeepingVerb = keyof typeof keepingRules;

/** A document as far as these rules go. */
export type Standing = {
  deleted: boolean;
  archived: boolean;
  /** A language of it is public, or was. */
  wasPublic: boolean;
  /** Somebody else than this person has saved something of it. */
  byOthers: boolean;
  texts: readonly { locale: Locale; editorial: EditorialState }[];
};

/** Every reason why this person cannot do this to a document: none means may. */
export function reasonsAgainstKeeping(
  verb: KeepingVerb,
  { deleted, archived, wasPublic, byOthers, texts }: Standing,
  { role }: Person,
): Reason[] {
  const roles: readonly Role[] = keepingRules[verb].roles;
  const reasons: Reason[] = roles.includes(role) ? [] : [{ code: "role-forbids" }];
  const inState = (state: EditorialState, code: "scheduled" | "in-review") =>
    texts.flatMap((text) => (text.editorial === state ? [{ code, locale: text.locale }] : []));
  const isOthers = role === "AUTHOR" && byOthers;
  if (verb === "bring-back" || verb === "remove") {
    if (!deleted) reasons.push({ code: "not-deleted" });
  } else if (deleted) reasons.push({ code: "deleted" });
  if ((verb === "delete" || verb === "bring-back") && isOthers) {
    reasons.push({ code: "others-wrote" });
  }
  if (verb === "delete") {
    if (wasPublic) reasons.push({ code: "was-public" });
    reasons.push(...inState("SCHEDULED", "scheduled"));
  }
  if (verb === "archive") {
    if (archived) reasons.push({ code: "archived" });
    reasons.push(...inState("SCHEDULED", "scheduled"), ...inState("IN_REVIEW", "in-review"));
  }
  if (verb === "unarchive" && !archived) reasons.push({ code: "not-archived" });
  return reasons;
}
