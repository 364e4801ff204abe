import type { StaffRole } from "@/features/staff/policy";

/** Parts of the administration, in the order of their tabs, and the least that may open each. */
export const partRoles = {
  accounts: "admin",
  sections: "admin",
  navigation: "editor",
  lead: "editor",
  glossary: "editor",
  settings: "admin",
  redirects: "admin",
  audit: "editor",
  // Networks and devices of colleagues.
  security: "admin",
  status: "editor",
} as const satisfies Record<string, StaffRole>;

export type AdminPart = keyof typeof partRoles;
