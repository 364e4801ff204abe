import { StaffRefusal } from "@/features/staff/errors";
import type { Prisma, StaffLink } from "@/generated/prisma/client";
import { defaultLocale, isLocale, type Locale } from "@/i18n/routing";
import { databaseNow } from "@/lib/db/clock";
import type { Transaction } from "@/lib/db/editorial";
import { inTransaction } from "@/lib/db/transaction";
import { newToken, tokenHash } from "./tokens";

/** Links that come by mail and work once. */

export type LinkKind = "INVITATION" | "RESET";

/** Hours that each works. A reset is asked for by whoever waits for it. */
const hours: Record<LinkKind, number> = { INVITATION: 7 * 24, RESET: 1 };

type NewLink = { kind: LinkKind; locale: Locale; createdByName: string } & Pick<
  Prisma.StaffLinkUncheckedCreateInput,
  "userId" | "email" | "name" | "role"
>;

/** Makes a link. @returns its token, which is kept nowhere */
export async function openLink(
  tx: Transaction,
  link: NewLink,
): Promise<{ id: string; token: string; until: Date }> {
  const token = newToken();
  const now = await databaseNow(tx);
  const expiresAt = new Date(now.getTime() + hours[link.kind] * 3_600_000);
  const { id } = await tx.staffLink.create({
    data: { ...link, tokenHash: tokenHash(token), createdAt: now, expiresAt },
  });
  return { id, token, until: expiresAt };
}

/** A link that works, for a page to show; null for any other. */
export async function findLink(
  kind: LinkKind,
  token: string,
): Promise<{ name: string; email: string; locale: Locale } | null> {
  return inTransaction(async (tx) => {
    const found = await tx.staffLink.findFirst({
      where: await working(tx, kind, token),
      include: { user: true },
    });
    if (!found || found.user?.disabledAt) return null;
    const { name, email } = found.user ?? found;
    return { name, email, locale: localeOf(found) };
  });
}

/**
 * Uses a link up, as a part of what it is used for.
 *
 * @throws StaffRefusal `link-invalid`
 */
export async function takeLink(tx: Transaction, kind: LinkKind, token: string): Promise<StaffLink> {
  const link = await tx.staffLink.findFirst({ where: await working(tx, kind, token) });
  const now = await databaseNow(tx);
  // Two who open it at once: one of them finds it used.
  const { count } = await tx.staffLink.updateMany({
    where: { id: link?.id ?? "00000000-0000-0000-0000-000000000000", endedAt: null },
    data: { endedAt: now },
  });
  if (!link || count === 0) throw new StaffRefusal("link-invalid");
  return link;
}

/** Ends links before their time. */
export async function endLinks(
  tx: Transaction,
  where: Prisma.StaffLinkWhereInput,
): Promise<number> {
  const endedAt = await databaseNow(tx);
  const { count } = await tx.staffLink.updateMany({
    where: { ...where, endedAt: null },
    data: { endedAt },
  });
  return count;
}

export const localeOf = ({ locale }: { locale: string }): Locale =>
  isLocale(locale) ? locale : defaultLocale;

async function working(tx: Transaction, kind: LinkKind, token: string) {
  const hash = tokenHash(token);
  return { kind, tokenHash: hash, endedAt: null, expiresAt: { gt: await databaseNow(tx) } };
}
