import { Refusal } from "@/features/audit/errors";
import type { Person } from "@/features/editorial/policy";

/** @throws Refusal `role-forbids` for everybody but administrators and the system */
export function refuseUnlessAdmin({ role }: Person): void {
  if (role !== "ADMIN" && role !== "SYSTEM") throw new Refusal([{ code: "role-forbids" }]);
}
