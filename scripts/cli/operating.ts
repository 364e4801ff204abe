import { readdir, stat } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { isLocale, locales } from "@/i18n/routing";
import { editorialDb } from "@/lib/db/editorial";
import { OperatorError } from "@/lib/startup/operator-error.mjs";
import { dataDir } from "@/lib/storage";
import { type Command, command } from "./command";
import { UsageError } from "./parse";

const roles = { author: "AUTHOR", editor: "EDITOR", admin: "ADMIN" } as const;
type RoleName = keyof typeof roles;

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
      choices: Object.keys(roles),
    },
    locale: {
      kind: "text",
      value: "LANGUAGE",
      help: "of the desk; zh otherwise",
      choices: locales,
    },
  },
  run: async (_, __, { email, name, role, locale }) => {
    const address = email.trim().toLowerCase();
    if (!z.email().safeParse(address).success) {
      throw new UsageError(`--email must be an address, not "${email}".`);
    }
    const db = editorialDb();
    if (await db.user.findUnique({ where: { email: address } })) {
      throw new OperatorError(`There is an account with the address ${address} already.`);
    }
    const user = await db.user.create({
      data: {
        email: address,
        name: name.trim(),
        role: roles[role as RoleName],
        ...(isLocale(locale) ? { locale } : {}),
      },
      select: { id: true, email: true, name: true, role: true, locale: true },
    });
    return { json: user, lines: [`Created ${user.role} ${user.email}.`] };
  },
});

const cacheStatus = command({
  name: "cache status",
  summary: "Says how many finished pages are kept and when tags expired last",
  args: [],
  options: {},
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
  const db = editorialDb();
  const [all, withdrawals] = await Promise.all([
    db.cacheTag.aggregate({ _count: true, _max: { expiredAt: true } }),
    db.cacheTag.count({ where: { hard: true } }),
  ]);
  return { count: all._count, withdrawals, lastExpiredAt: all._max.expiredAt };
}

export const operatingCommands: Command[] = [createUser, cacheStatus];
