import type { Prisma } from "@/generated/prisma/client";
import { editorialDb, type Transaction } from "@/lib/db/editorial";
import { type Term, termSchema } from "./schema";

/** All terms, by their agreed Chinese, English or Russian form. Never for the public side: notes and forbidden forms are in it. */
export async function glossaryTerms(db: Transaction = editorialDb()): Promise<Term[]> {
  const rows = await db.term.findMany();
  return rows.map(termOf).sort((a, b) => nameOf(a).localeCompare(nameOf(b), "en"));
}

/** Another whenever a term was added, changed or removed: for whoever keeps what is made of them. */
export async function glossaryState(db: Transaction = editorialDb()): Promise<string> {
  const select = { id: true, decidedAt: true } as const;
  const rows = await db.term.findMany({ select, orderBy: { id: "asc" } });
  return rows.map(({ id, decidedAt }) => `${id} ${decidedAt.getTime()}`).join();
}

export async function glossaryTerm(id: string): Promise<Term | undefined> {
  const row = await editorialDb().term.findUnique({ where: { id } });
  return row ? termOf(row) : undefined;
}

const nameOf = ({ forms }: Term) => forms.en[0] ?? forms.ru[0] ?? forms.zh[0] ?? "";

function termOf(row: Prisma.TermGetPayload<object>): Term {
  const { id, decidedByName, decidedAt, forms, forbidden, note, implied } = row;
  const term = termSchema.parse({ forms, forbidden, note, public: row.public, implied });
  return { id, decidedByName, decidedAt, ...term };
}
