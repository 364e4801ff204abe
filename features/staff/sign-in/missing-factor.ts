import { requiresSecondFactor, type StaffRole, staffRole } from "@/features/staff/policy";
import { factorsOf, hasFactor } from "@/features/staff/proofs/factors";
import type { Role } from "@/generated/prisma/client";
import { secondFactorRule } from "./second-factor-rule";

/**
 * What somebody with the right password still has to do: show a factor that
 * they have (whoever has one is asked for it: a new password must not go
 * round it), or set up their first, where the house wants one of them.
 */
export type MissingFactor = "show" | "set-up";

export async function missingFactor(user: {
  id: string;
  role: StaffRole | Role;
}): Promise<MissingFactor | undefined> {
  if (hasFactor(await factorsOf(user.id))) return "show";
  const role = staffRole(user.role) ?? (user.role as StaffRole);
  return requiresSecondFactor(role, secondFactorRule()) ? "set-up" : undefined;
}
