import { Refusal } from "@/features/audit/errors";
import type { Transaction } from "@/lib/db/editorial";

/** `SYSTEM` is a command or the worker: who has the machine has the site. */
export const roles = ["AUTHOR", "EDITOR", "ADMIN", "SYSTEM"] as const;
export type Role = (typeof roles)[number];

/** Who acts. What a person may do is read from the database in the verb's own transaction. */
export type Actor =
  | { userId: string }
  /** A command, an import or the worker: `cli`, `seed`, `schedule`, … */
  | { system: string };

/** What an actor is called where only one word has room: an id, or `system:cli`. */
export const actorKey = (actor: Actor): string =>
  "system" in actor ? `system:${actor.system}` : actor.userId;

/** An actor as the database knows it now. */
export type Person = {
  /** None for the system. */
  id: string | null;
  /** What the audit trail calls it: an e-mail address, or `system:cli`. */
  name: string;
  role: Role;
};

/**
 * Who acts, as the database knows them now: a role taken away or an account
 * disabled a moment ago counts at once, whatever a session says.
 *
 * @throws Refusal `account-unknown`, `account-disabled`
 */
export async function personOf(tx: Transaction, actor: Actor): Promise<Person> {
  if ("system" in actor) return systemPerson(actor.system);
  const user = await tx.user.findUnique({ where: { id: actor.userId } });
  if (!user) throw new Refusal([{ code: "account-unknown" }]);
  if (user.disabledAt) throw new Refusal([{ code: "account-disabled" }]);
  return { id: user.id, name: user.email, role: user.role };
}

export const systemPerson = (name: string): Person => ({
  id: null,
  name: `system:${name}`,
  role: "SYSTEM",
});
