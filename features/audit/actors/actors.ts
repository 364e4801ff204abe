import { Refusal } from "@/features/audit/errors";
import type { Actor, Person } from "@/features/editorial/policy";
import type { Transaction } from "@/lib/db/editorial";

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
