import { editorialDb } from "@/lib/db/editorial";
import type { StaffRole } from "./policy";
import { staffRole } from "./policy";

/** What people see of their own account. */
export async function ownAccount(userId: string) {
  const db = editorialDb();
  const [user, sessions, passkeys] = await Promise.all([
    db.user.findUniqueOrThrow({ where: { id: userId } }),
    db.session.findMany({
      where: { userId, expiresAt: { gt: new Date() } },
      select: { id: true, userAgent: true, ipAddress: true, createdAt: true, updatedAt: true },
      orderBy: { createdAt: "desc" },
    }),
    db.passkey.findMany({
      where: { userId },
      select: { id: true, name: true, createdAt: true },
      orderBy: { createdAt: "asc" },
    }),
  ]);
  return { user, sessions, passkeys };
}

export type AccountRow = {
  id: string;
  name: string;
  email: string;
  role: StaffRole;
  locale: string;
  disabled: boolean;
  hasSecondFactor: boolean;
  passkeys: number;
  sessions: number;
  lastSeen: Date | null;
};

/** Everybody who has an account, those who may sign in first. */
export async function accounts(): Promise<AccountRow[]> {
  const users = await editorialDb().user.findMany({
    include: {
      _count: { select: { passkeys: true, twoFactors: { where: { verified: true } } } },
      sessions: { where: { expiresAt: { gt: new Date() } }, select: { updatedAt: true } },
    },
    orderBy: [{ disabledAt: { sort: "asc", nulls: "first" } }, { name: "asc" }],
  });
  return users.map(({ id, name, email, role, locale, disabledAt, sessions, ...user }) => ({
    id,
    name,
    email,
    role: staffRole(role) ?? "author",
    locale,
    disabled: disabledAt !== null,
    hasSecondFactor: user._count.twoFactors > 0,
    passkeys: user._count.passkeys,
    sessions: sessions.length,
    lastSeen: sessions.reduce<Date | null>(
      (last, { updatedAt }) => (!last || updatedAt > last ? updatedAt : last),
      null,
    ),
  }));
}

/** Invitations that still work, the newest first. */
export function invitations() {
  return editorialDb().staffLink.findMany({
    where: { kind: "INVITATION", endedAt: null, expiresAt: { gt: new Date() } },
    select: { id: true, name: true, email: true, role: true, expiresAt: true },
    orderBy: { createdAt: "desc" },
  });
}
