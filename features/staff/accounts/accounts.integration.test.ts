import { beforeAll, describe, expect, test } from "vitest";
import { auditTrail } from "@/features/editorial/data";
import { hireStaff, type Staff } from "@/features/editorial/testing/newsroom";
import { editorialDb } from "@/lib/db/editorial";
import { testDatabase } from "@/lib/postgres/testing";
import { addAccount, changeRole, disableAccount } from "./accounts";

testDatabase();

let staff: Staff;
beforeAll(async () => {
  staff = await hireStaff();
});

const account = (email: string) => ({ email, name: "Somebody", role: "editor" as const });
const known = (email: string) => editorialDb().user.count({ where: { email } });
const forbidden = { reasons: [{ code: "role-forbids" }] };

describe("an account", () => {
  test("is added by an administrator or the system, and the trail says by whom", async () => {
    const { email: admin } = await editorialDb().user.findUniqueOrThrow({
      where: { id: staff.admin.userId },
    });
    const first = await addAccount(staff.admin, account("first@example.com"));
    expect(first).toMatchObject({ email: "first@example.com", role: "EDITOR", locale: "zh" });
    await addAccount({ system: "cli" }, { ...account("second@example.com"), locale: "ru" });
    const trail = await auditTrail({ verb: "create-account" });
    expect(trail.map(({ actorName, detail }) => ({ actorName, detail }))).toEqual([
      { actorName: "system:cli", detail: { account: "second@example.com", role: "editor" } },
      { actorName: admin, detail: { account: "first@example.com", role: "editor" } },
    ]);
    // Nobody gets in before its owner has set a password.
    expect(await editorialDb().account.count({ where: { userId: first.id } })).toBe(0);
  });

  test("is added by nobody else, and nothing is left of the attempt", async () => {
    const email = "third@example.com";
    for (const actor of [staff.author, staff.editor]) {
      await expect(addAccount(actor, account(email))).rejects.toMatchObject(forbidden);
    }
    const former = await hireStaff();
    await disableAccount(staff.admin, former.admin.userId);
    await expect(addAccount(former.admin, account(email))).rejects.toMatchObject({
      reasons: [{ code: "account-disabled" }],
    });
    expect(await known(email)).toBe(0);
    const trail = await auditTrail({ verb: "create-account" });
    expect(JSON.stringify(trail)).not.toContain(email);
  });

  test("has an address that no other one has, also when two are added at once", async () => {
    const twice = [1, 2].map(() => addAccount(staff.admin, account("fourth@example.com")));
    const results = await Promise.allSettled(twice);
    const refused = results.filter(({ status }) => status === "rejected");
    expect(refused).toMatchObject([{ reason: { code: "email-taken" } }]);
    expect(await known("fourth@example.com")).toBe(1);
  });

  test("keeps an administrator who can let others in", async () => {
    const hired = await hireStaff();
    await expect(changeRole(hired.editor, hired.author.userId, "admin")).rejects.toMatchObject(
      forbidden,
    );
    await expect(disableAccount(staff.admin, staff.admin.userId)).rejects.toMatchObject({
      code: "not-yourself",
    });
    await editorialDb().user.updateMany({
      where: { role: "ADMIN", id: { not: staff.admin.userId } },
      data: { role: "EDITOR" },
    });
    await expect(changeRole({ system: "cli" }, staff.admin.userId, "author")).rejects.toMatchObject(
      {
        code: "last-admin",
      },
    );
  });
});
