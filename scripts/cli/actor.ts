import type { Actor } from "@/features/audit/actors/actors";
import { OperatorError } from "@/lib/startup/operator-error.mjs";

/**
 * Who acts: the person with this address, or the system. What the person may
 * do is judged by the verb, as the database knows them then.
 *
 * @throws OperatorError when nobody has the address
 */
export async function actorOf(email: string | undefined): Promise<Actor> {
  if (email === undefined) return { system: "cli" };
  const { editorialDb } = await import("@/lib/db/editorial");
  const user = await editorialDb().user.findUnique({ where: { email: email.toLowerCase() } });
  if (!user) {
    throw new OperatorError(
      `Nobody has the address ${email}: create the account with "npm run cli -- user create".`,
    );
  }
  return { userId: user.id };
}
