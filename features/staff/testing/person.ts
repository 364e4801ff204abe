import { randomUUID } from "node:crypto";
import { hashPassword } from "@/features/staff/own-account/passwords";
import { databaseRole, type StaffRole } from "@/features/staff/policy";
import { editorialDb } from "@/lib/db/editorial";

export const password = "a sentence that nobody guesses";

/** Somebody with a password, for tests of signing in. */
export async function newPerson(role: StaffRole): Promise<{ userId: string; email: string }> {
  const email = `${role}-${randomUUID()}@example.com`;
  const { id } = await editorialDb().user.create({
    data: { email, name: `Test ${role}`, role: databaseRole[role], locale: "en" },
  });
  const hashed = await hashPassword(password);
  const way = { userId: id, accountId: id, providerId: "credential" };
  await editorialDb().account.create({ data: { ...way, password: hashed } });
  return { userId: id, email };
}

/** What came of something: `done`, or the code by which it was refused. */
export const outcome = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => "done",
    (error: unknown) => (error as { code?: string }).code ?? String(error),
  );
