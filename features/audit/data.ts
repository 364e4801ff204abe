import { editorialDb } from "@/lib/db/editorial";
import { type SecurityGroup, securityGroups } from "./security/kinds";

const rowsOnPage = 50;

export type SecurityFilter = {
  group: SecurityGroup | "";
  /** A part of somebody's name or address. */
  person: string;
  /** The beginning of a network. */
  network: string;
};

type Row = Awaited<ReturnType<ReturnType<typeof editorialDb>["securityEvent"]["findMany"]>>[number];

/** What happened to accounts and rights, the newest first, one page of it. */
export async function securityPage({ group, person, network }: SecurityFilter, page: number) {
  const db = editorialDb();
  const part = { contains: person, mode: "insensitive" as const };
  const users = person
    ? await db.user.findMany({
        where: { OR: [{ name: part }, { email: part }] },
        select: { id: true },
      })
    : [];
  const ids = users.map(({ id }) => id);
  const where = {
    ...(group ? { kind: { in: [...securityGroups[group]] } } : {}),
    ...(person ? { OR: [{ accountId: { in: ids } }, { actorId: { in: ids } }] } : {}),
    ...(network ? { network: { startsWith: network } } : {}),
  };
  const [events, total] = await Promise.all([
    db.securityEvent.findMany({
      where,
      orderBy: [{ lastAt: "desc" }, { id: "desc" }],
      take: rowsOnPage,
      skip: (page - 1) * rowsOnPage,
    }),
    db.securityEvent.count({ where }),
  ]);
  return {
    events: await named(events),
    pages: Math.max(1, Math.ceil(total / rowsOnPage)),
  };
}

const shownToOwner = 20;

/** What happened to one's own account lately. */
export async function ownSecurityEvents(userId: string) {
  const events = await editorialDb().securityEvent.findMany({
    where: { accountId: userId },
    orderBy: [{ lastAt: "desc" }, { id: "desc" }],
    take: shownToOwner,
  });
  return named(events);
}

export type ShownSecurityEvent = Awaited<ReturnType<typeof named>>[number];

/** With the names that people have now: only their ids are kept. */
async function named(events: Row[]) {
  const ids = events.flatMap(({ accountId, actorId }) => [accountId, actorId]);
  const users = await editorialDb().user.findMany({
    where: { id: { in: ids.filter((id) => id !== null) } },
    select: { id: true, name: true, email: true },
  });
  const people = new Map(users.map((user) => [user.id, user]));
  return events.map(({ accountId, actorId, ...event }) => ({
    ...event,
    account: people.get(accountId ?? "") ?? null,
    actor: people.get(actorId ?? "")?.name ?? actorId,
  }));
}

/** What people are called now, by the addresses that records keep of them; of a system's there is none. */
export async function namesByAddress(addresses: readonly string[]): Promise<Map<string, string>> {
  const users = await editorialDb().user.findMany({
    where: { email: { in: [...new Set(addresses)] } },
    select: { email: true, name: true },
  });
  return new Map(users.map(({ email, name }) => [email, name]));
}
