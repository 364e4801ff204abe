import type { Person } from "@/features/audit/actors/actors";
import { Refusal } from "@/features/audit/errors";

/** @throws Refusal `role-forbids` for everybody but administrators and the system */
export function refuseUnlessAdmin({ role }: Person): void {
  if (role !== "ADMIN" && role !== "SYSTEM") throw new Refusal([{ code: "role-forbids" }]);
}
