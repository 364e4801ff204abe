/** What staff may be, the least first: who is more may do all that those before may. */
export const staffRoles = ["author", "editor", "admin"] as const;
export type StaffRole = (typeof staffRoles)[number];

/** Whether a role is at least another one. */
export function isAtLeast(role: StaffRole, least: StaffRole): boolean {
  return staffRoles.indexOf(role) >= staffRoles.indexOf(least);
}

/** As the database writes it. */
export const databaseRole = { author: "AUTHOR", editor: "EDITOR", admin: "ADMIN" } as const;

export function staffRole(role: string): StaffRole | undefined {
  return staffRoles.find((each) => databaseRole[each] === role);
}

/** The least that may publish: `editors` of features/editorial/workflow.ts. */
const publisher: StaffRole = "editor";

/** Of whom a second factor is required. Administrators may publish, too. */
export const secondFactorRules = ["publishers", "all", "none"] as const;
export type SecondFactorRule = (typeof secondFactorRules)[number];

export function requiresSecondFactor(role: StaffRole, rule: SecondFactorRule): boolean {
  return rule === "all" || (rule === "publishers" && isAtLeast(role, publisher));
}
