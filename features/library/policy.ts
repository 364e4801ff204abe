import type { Person, Role } from "@/features/audit/actors/actors";
import type { Reason } from "@/features/audit/errors";

const everyone: readonly Role[] = ["AUTHOR", "EDITOR", "ADMIN", "SYSTEM"];
const editors: readonly Role[] = ["EDITOR", "ADMIN", "SYSTEM"];

/**
 * Acts in the library, and who may. Whoever writes texts says in them what a
 * picture shows, and so may say it here; what reaches into the texts of others
 * or takes a picture from them is for editors, who may send those texts back.
 */
const libraryActs = {
  describe: everyone,
  "offer-drafts": everyone,
  replace: editors,
  delete: editors,
} as const satisfies Record<string, readonly Role[]>;

export type LibraryAct = keyof typeof libraryActs;

/** Every reason why this person cannot do this: none means may. */
export function reasonsAgainstLibraryAct(act: LibraryAct, person: Pick<Person, "role">): Reason[] {
  return libraryActs[act].includes(person.role) ? [] : [{ code: "role-forbids" }];
}
