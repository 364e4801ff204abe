import type { Person } from "@/features/audit/actors/actors";
import { namesByAddress } from "@/features/audit/data";
import { contentOf } from "@/features/editorial/drafts/content-of";
import { readDocument, withWords } from "@/features/editorial/drafts/texts";
import { unitsOf } from "@/features/editorial/units/units";
import type { Prisma } from "@/generated/prisma/client";
import { editorialDb } from "@/lib/db/editorial";
import type { Anchor, Place, UnitWords } from "./anchors/anchor";
import { inOrder, placesOf } from "./anchors/order";
import { reasonsAgainstComment } from "./policy";
import type { WhichText } from "./schema";

/** Reads of comments: on the owner's connection, for staff only. Nothing of them is ever public. */

/** What somebody said, in a comment or a reply. */
export type Said = {
  id: string;
  /** A name where the account is there still, else what was kept. */
  author: string;
  /** Empty: deleted, and answered before. */
  body: string;
  /** Who is named in it, as they are called now. */
  named: { id: string; name: string }[];
  createdAt: Date;
  edited: boolean;
  may: { change: boolean; delete: boolean };
};

export type Thread = Said & {
  /** None: of the whole text. */
  anchor: Anchor | null;
  /** Where its passage stands in the newest revision; null: nowhere, or it has none. */
  place: Place | null;
  /** What stands there. */
  passage: string;
  resolved: { by: string; at: Date } | null;
  replies: Said[];
};

export type Threads = {
  /** In the order of the text. */
  threads: Thread[];
  /** How many that are resolved are not among them: the newest are. */
  left: number;
};

/** Of those that are resolved. */
const mostResolved = 100;

/**
 * The comments of a text, each with where it stands now. What is open is
 * there whole; of what is resolved the newest.
 *
 * @param viewer who looks at them
 * @throws Refusal `document-unknown`, `deleted`
 */
export async function threadsOf(
  { documentId, locale }: WhichText,
  viewer: Pick<Person, "id" | "role">,
): Promise<Threads> {
  const db = editorialDb();
  const translation = await db.translation.findUnique({
    where: { documentId_locale: { documentId, locale } },
    include: {
      headRevision: { include: withWords },
      document: { select: { trashedAt: true } },
    },
  });
  if (!translation || translation.document.trashedAt) {
    // Of a language that nobody has begun there are none; of a story that is not there nothing is said.
    await readDocument(db, documentId);
    return { threads: [], left: 0 };
  }
  const of = { translationId: translation.id, parentId: null };
  const [open, resolved, settled] = await Promise.all([
    db.comment.findMany({ where: { ...of, resolvedAt: null }, include }),
    db.comment.findMany({
      where: { ...of, resolvedAt: { not: null } },
      include,
      orderBy: { resolvedAt: "desc" },
      take: mostResolved,
    }),
    db.comment.count({ where: { ...of, resolvedAt: { not: null } } }),
  ]);
  const roots = [...open, ...resolved];
  // Most texts have none, and their units need not be read for that.
  const text = roots.length > 0 ? wordsOf(translation.headRevision) : new Map<string, string>();
  const { names, accounts } = await peopleIn(roots);
  const said = (row: Row): Said => ({
    id: row.id,
    author: names.get(row.authorName) ?? row.authorName,
    body: row.body,
    named: row.mentions.flatMap((id) => {
      const name = accounts.get(id);
      return name === undefined ? [] : [{ id, name }];
    }),
    createdAt: row.createdAt,
    edited: row.editedAt !== null,
    may: {
      change: row.body !== "" && reasonsAgainstComment("change", viewer, row).length === 0,
      delete: row.body !== "" && reasonsAgainstComment("delete", viewer, row).length === 0,
    },
  });
  const threads = roots.map((row): Thread => {
    const { unit, quote, starts, ends, words, resolvedAt, resolvedByName } = row;
    const by = resolvedByName ?? "";
    return {
      ...said(row),
      anchor: unit === null ? null : { unit, quote, starts, ends, words },
      place: null,
      passage: "",
      resolved: resolvedAt && { by: names.get(by) ?? by, at: resolvedAt },
      replies: row.replies.map(said),
    };
  });
  const places = placesOf(threads, text);
  return {
    threads: inOrder(threads, places, text).map((thread) => {
      const place = places.get(thread.id) ?? null;
      const passage = place && text.get(place.unit)?.slice(place.starts, place.ends);
      return { ...thread, place, passage: passage ?? "" };
    }),
    left: settled - resolved.length,
  };
}

const include = {
  replies: { orderBy: [{ createdAt: "asc" }, { id: "asc" }] },
} satisfies Prisma.CommentInclude;

type Row = Prisma.CommentGetPayload<object>;
type Root = Prisma.CommentGetPayload<{ include: typeof include }>;

const wordsOf = (head: Parameters<typeof contentOf>[0]): UnitWords =>
  new Map(unitsOf(contentOf(head)).map(({ unit, text }) => [unit, text]));

/** What those are called now who wrote, resolved or are named. */
async function peopleIn(roots: readonly Root[]) {
  const rows: Row[] = roots.flatMap((root) => [root, ...root.replies]);
  const [names, accounts] = await Promise.all([
    namesByAddress(rows.flatMap((row) => [row.authorName, row.resolvedByName ?? ""])),
    editorialDb().user.findMany({
      where: { id: { in: rows.flatMap(({ mentions }) => mentions) } },
      select: { id: true, name: true },
    }),
  ]);
  return { names, accounts: new Map(accounts.map(({ id, name }) => [id, name])) };
}

export type Colleague = {
  id: string;
  name: string;
  /** Where several of those that are offered are called the same; else empty. */
  email: string;
};

/** So many are offered: whoever has more of a name types on. */
const mostOffered = 6;

/** Accounts that may see a text, to be named in a comment: all that are not disabled. */
export async function colleagues(words: string): Promise<Colleague[]> {
  const contains = words.trim();
  const like = { contains, mode: "insensitive" } as const;
  const found = await editorialDb().user.findMany({
    where: {
      disabledAt: null,
      ...(contains ? { OR: [{ name: like }, { email: like }] } : {}),
    },
    select: { id: true, name: true, email: true },
    orderBy: [{ name: "asc" }, { email: "asc" }],
    take: mostOffered,
  });
  const isOneOf = (name: string) => found.filter((each) => each.name === name).length > 1;
  return found.map(({ id, name, email }) => ({ id, name, email: isOneOf(name) ? email : "" }));
}
