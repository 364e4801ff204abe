import { readdir, stat } from "node:fs/promises";
import path from "node:path";
import { Refusal } from "@/features/audit/errors";
import { type StaffRole, staffRoles } from "@/features/staff/policy";
import { isLocale, locales } from "@/i18n/routing";
import { OperatorError } from "@/lib/startup/operator-error.mjs";
import { type Command, command } from "./command";
import { UsageError } from "./parse";

const createUser = command({
  name: "user create",
  summary: "Creates an account for a member of staff",
  args: [],
  options: {
    email: { kind: "text", value: "EMAIL", help: "the address", required: true },
    name: { kind: "text", value: "NAME", help: "the name that colleagues see", required: true },
    role: {
      kind: "text",
      value: "ROLE",
      help: "what the person may do",
      required: true,
      choices: staffRoles,
    },
    locale: {
      kind: "text",
      value: "LANGUAGE",
      help: "of the desk; zh otherwise",
      choices: locales,
    },
  },
  notes: [
    "Administrators only, where --as names somebody. The account has no password yet: its owner",
    'sets one by "I forgot my password" on the page where staff sign in.',
  ],
  run: async ({ actor }, _, { email, name, role, locale }) => {
    const { addAccount } = await import("@/features/staff/accounts/accounts");
    const { emailSchema, nameSchema } = await import("@/features/staff/schema");
    const { data: address } = emailSchema.safeParse(email);
    if (!address) throw new UsageError(`--email must be an address, not "${email}".`);
    const { data: called } = nameSchema.safeParse(name);
    if (!called) throw new UsageError("--name must have 1 to 100 characters.");
    const user = await addAccount(actor, {
      email: address,
      name: called,
      // The parser takes no other one.
      role: role as StaffRole,
      ...(isLocale(locale) ? { locale } : {}),
    }).catch((error: unknown) => {
      if (!(error instanceof Refusal) || error.code !== "email-taken") throw error;
      throw new OperatorError(`There is an account with the address ${address} already.`);
    });
    return { json: user, lines: [`Created ${user.role} ${user.email}.`] };
  },
});

const drawCards = command({
  name: "share-cards draw",
  summary: "Has share cards drawn for published texts that have none",
  args: [],
  options: { all: { kind: "flag", help: "also for those that have one" } },
  notes: [
    "Publishing does it by itself, and so does another name of a section. This is for after an",
    "update of the site that draws them in another way (--all). The worker draws one a second,",
    "the newest first; a card that is right already is left alone.",
  ],
  run: async (_, __, { all }) => {
    const { wantAllCards } = await import("@/features/publication/write/share-cards");
    const cards = await wantAllCards({ redraw: all });
    return { json: { cards }, lines: [`${cards} texts: the worker draws their cards.`] };
  },
});

const cacheStatus = command({
  name: "cache status",
  summary: "Says how many finished pages are kept and when tags expired last",
  args: [],
  options: {},
  readsOnly: true,
  run: async () => {
    const [pages, tags] = await Promise.all([keptPages(), expiredTags()]);
    const { files, bytes } = pages;
    const last = tags.lastExpiredAt?.toISOString() ?? "never";
    return {
      json: { pages, tags },
      lines: [
        `${files} finished pages on disk, ${(bytes / 1024 / 1024).toFixed(1)} MB.`,
        `${tags.count} tags have ever expired, ${tags.withdrawals} of them for a withdrawal; the last at ${last}.`,
      ],
    };
  },
});

async function keptPages(): Promise<{ files: number; bytes: number }> {
  const { dataDir } = await import("@/lib/storage");
  const folder = path.join(dataDir(), "pages");
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  const sizes = await Promise.all(
    names
      .filter((name) => name.endsWith(".page"))
      // One that is expired at this very moment counts no more.
      .map((name) =>
        stat(path.join(folder, name)).then(
          ({ size }) => size,
          () => undefined,
        ),
      ),
  );
  const known = sizes.filter((size) => size !== undefined);
  return { files: known.length, bytes: known.reduce((sum, size) => sum + size, 0) };
}

async function expiredTags() {
  const { editorialDb } = await import("@/lib/db/editorial");
  const db = editorialDb();
  const [all, withdrawals] = await Promise.all([
    db.cacheTag.aggregate({ _count: true, _max: { expiredAt: true } }),
    db.cacheTag.count({ where: { hard: true } }),
  ]);
  return { count: all._count, withdrawals, lastExpiredAt: all._max.expiredAt };
}

export const operatingCommands: Command[] = [createUser, drawCards, cacheStatus];
