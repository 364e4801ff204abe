import { randomUUID } from "node:crypto";
import { Refusal } from "@/features/audit/errors";
import type { Prisma, StaffLink } from "@/generated/prisma/client";
import { defaultLocale, isLocale, type Locale } from "@/i18n/routing";
import { databaseNow } from "@/lib/db/clock";
import type { Transaction } from "@/lib/db/editorial";
import { inTransaction } from "@/lib/db/transaction";
import { linkToken, tokenHash, tokenOfLink } from "./tokens";

/** Links that come by mail and work once. */

export type LinkKind = "INVITATION" | "RESET";

/** Hours that each works. A reset is asked for by whoever waits for it. */
const hours: Record<LinkKind, number> = { INVITATION: 7 * 24, RESET: 1 };

type NewLink = { kind: LinkKind; locale: Locale; createdByName: string } & Pick<
  Prisma.StaffLinkUncheckedCreateInput,
  "userId" | "email" | "name" | "role"
>;

/** A link as it goes into a mail. Its token is kept nowhere. */
export type OpenLink = { id: string; token: string; until: Date };

/**
 * Holds everybody else off the links of one person until the transaction
 * ends: two who ask at once must not both find that there is no link.
 *
 * @param whose their address
 */
export async function lockLinks(tx: Transaction, whose: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`newsroom.links ${whose}`}, 0))`;
}

/** Makes a link. Whoever calls holds `lockLinks` and has ended what it replaces. */
export async function openLink(tx: Transaction, link: NewLink): Promise<OpenLink> {
  const id = randomUUID();
  const token = linkToken(id);
  const now = await databaseNow(tx);
  const expiresAt = new Date(now.getTime() + hours[link.kind] * 3_600_000);
  const times = { createdAt: now, mailedAt: now, expiresAt };
  await tx.staffLink.create({ data: { ...link, ...times, id, tokenHash: tokenHash(token) } });
  return { id, token, until: expiresAt };
}

/** So long after a mail nobody has the same link sent again. Milliseconds. */
const mailPauseMs = 5 * 60_000;

/** However often it is asked for, a link ends so long after it was made. Milliseconds. */
const longestLifeMs = 24 * 3_600_000;

/**
 * Has the link that somebody was sent go out once more, with its whole time
 * again. Anybody may ask for a new password for anybody: were the link
 * replaced, they could end it before its owner opens their mail.
 *
 * @returns `none` where none works, `waits` where a mail with it has just gone out
 */
export async function renewLink(
  tx: Transaction,
  where: { kind: LinkKind; userId: string },
): Promise<OpenLink | "none" | "waits"> {
  const now = await databaseNow(tx);
  const open = { ...where, endedAt: null, expiresAt: { gt: now } };
  const link = await tx.staffLink.findFirst({ where: open, orderBy: { createdAt: "desc" } });
  const token = link && tokenOfLink(link.id, link.tokenHash);
  // Made under a secret that is gone, or by an earlier version: nobody knows its token any more.
  if (!link || !token) return "none";
  const sinceMail = now.getTime() - (link.mailedAt?.getTime() ?? 0);
  if (sinceMail < mailPauseMs) return "waits";
  const latest = link.createdAt.getTime() + longestLifeMs;
  const wholeLife = now.getTime() + hours[where.kind] * 3_600_000;
  const until = new Date(Math.max(link.expiresAt.getTime(), Math.min(latest, wholeLife)));
  await tx.staffLink.update({
    where: { id: link.id },
    data: { mailedAt: now, expiresAt: until },
  });
  return { id: link.id, token, until };
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
 * @throws Refusal `link-invalid`
 */
export async function takeLink(tx: Transaction, kind: LinkKind, token: string): Promise<StaffLink> {
  const link = await tx.staffLink.findFirst({
    where: await working(tx, kind, token),
    include: { user: { select: { email: true } } },
  });
  if (link) await lockLinks(tx, link.user?.email ?? link.email);
  const now = await databaseNow(tx);
  // Two who open it at once: one of them finds it used.
  const { count } = await tx.staffLink.updateMany({
    where: { id: link?.id ?? "00000000-0000-0000-0000-000000000000", endedAt: null },
    data: { endedAt: now },
  });
  if (!link || count === 0) throw new Refusal([{ code: "link-invalid" }]);
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
