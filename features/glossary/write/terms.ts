import { type Actor, type Person, personOf } from "@/features/audit/actors/actors";
import { Refusal } from "@/features/audit/errors";
import { record } from "@/features/audit/log/audit-log";
import { glossaryTerms } from "@/features/glossary/data";
import { type TermInput, termSchema } from "@/features/glossary/schema";
import { followTerm } from "@/features/search/index/write-names";
import { locales } from "@/i18n/routing";
import { databaseNow } from "@/lib/db/clock";
import type { Transaction } from "@/lib/db/editorial";
import { inTransaction } from "@/lib/db/transaction";

/**
 * Adds a term, or changes the one with this id.
 *
 * @returns its id
 * @throws Refusal `role-forbids`, `term-unknown`; ZodError for what is no term
 */
export function saveTerm(actor: Actor, id: string | undefined, term: TermInput): Promise<string> {
  return changing(actor, async (tx, person) => {
    const saved = await writeTerm(tx, person, id, termSchema.parse(term));
    await record(tx, person, { verb: "change-glossary", detail: { count: 1 } });
    return saved;
  });
}

/** @throws Refusal `role-forbids`, `term-unknown` */
export function removeTerm(actor: Actor, id: string): Promise<void> {
  return changing(actor, async (tx, person) => {
    const { count } = await tx.term.deleteMany({ where: { id } });
    if (count === 0) throw new Refusal([{ code: "term-unknown" }]);
    await followTerm(tx, id, undefined);
    await record(tx, person, { verb: "change-glossary", detail: { count: 1 } });
  });
}

/**
 * Takes in many, all or none. One whose agreed form in any language is that of
 * a term already changes that term.
 *
 * @throws Refusal `role-forbids`
 */
export function importTerms(
  actor: Actor,
  terms: readonly TermInput[],
): Promise<{ added: number; changed: number }> {
  return changing(actor, async (tx, person) => {
    const known = new Map<string, string>();
    for (const { id, forms } of await glossaryTerms(tx)) {
      for (const key of agreed(forms)) known.set(key, id);
    }
    let changed = 0;
    for (const term of terms) {
      const keys = agreed(term.forms);
      const id = keys.map((key) => known.get(key)).find((found) => found !== undefined);
      if (id) changed++;
      const saved = await writeTerm(tx, person, id, termSchema.parse(term));
      for (const key of keys) known.set(key, saved);
    }
    const count = terms.length;
    if (count > 0) await record(tx, person, { verb: "change-glossary", detail: { count } });
    return { added: count - changed, changed };
  });
}

const agreed = (forms: TermInput["forms"]) =>
  locales.flatMap((locale) => (forms[locale][0] ? [`${locale} ${forms[locale][0]}`] : []));

function changing<T>(actor: Actor, work: (tx: Transaction, person: Person) => Promise<T>) {
  return inTransaction(async (tx) => {
    const person = await personOf(tx, actor);
    if (person.role === "AUTHOR") throw new Refusal([{ code: "role-forbids" }]);
    return work(tx, person);
  });
}

/** The same within a transaction of the caller's, who has judged the right to it. */
export async function writeTerm(
  tx: Transaction,
  person: Person,
  id: string | undefined,
  term: TermInput,
): Promise<string> {
  const decided = {
    decidedById: person.id,
    decidedByName: person.name,
    decidedAt: await databaseNow(tx),
  };
  const data = { ...term, ...decided };
  if (id !== undefined) {
    const { count } = await tx.term.updateMany({ where: { id }, data });
    if (count === 0) throw new Refusal([{ code: "term-unknown" }]);
  }
  const saved = id ?? (await tx.term.create({ data, select: { id: true } })).id;
  await followTerm(tx, saved, term.public ? term.forms : undefined);
  return saved;
}
