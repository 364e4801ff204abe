import type { Actor, Person } from "@/features/audit/actors/actors";
import { personOf } from "@/features/audit/actors/actors";
import { type Reason, refuseIf } from "@/features/audit/errors";
import { record } from "@/features/audit/log/audit-log";
import { adoptLeadWords } from "@/features/editorial/pictures/revision-words";
import {
  type DocumentChange,
  type DocumentInput,
  documentChangeSchema,
  documentSchema,
} from "@/features/editorial/schema";
import type { Transaction } from "@/lib/db/editorial";
import { inTransaction } from "@/lib/db/transaction";
import { lockDocument } from "./texts";

type Shared = Omit<ReturnType<typeof documentChangeSchema.parse>, "version">;

/**
 * Begins a document without any text. Everybody may.
 *
 * @throws ZodError for input of the wrong shape
 * @throws Refusal `section-unknown`, `picture-unknown`
 */
export async function createDocument(
  actor: Actor,
  input: DocumentInput,
): Promise<{ documentId: string }> {
  return inTransaction(async (tx) => beginDocument(tx, await personOf(tx, actor), input));
}

/** `createDocument` as part of something larger, which happens whole or not at all. */
export async function beginDocument(
  tx: Transaction,
  person: Person,
  input: DocumentInput,
): Promise<{ documentId: string }> {
  const { kind, key, ...shared } = documentSchema.parse(input);
  const { primaryLocale, ...columns } = await columnsOf(tx, shared);
  const document = await tx.document.create({
    data: {
      ...columns,
      primaryLocale: primaryLocale ?? shared.primaryLocale,
      kind,
      key: key ?? null,
    },
    select: { id: true },
  });
  await record(tx, person, { verb: "create", documentId: document.id });
  return { documentId: document.id };
}

/**
 * Changes what all languages share. Nothing public changes by it: each
 * language shows it when it is published next, and approvals given before
 * no longer hold.
 *
 * @throws Refusal `document-unknown`, `stale`, `section-unknown`, `picture-unknown`
 */
export async function updateDocument(
  actor: Actor,
  documentId: string,
  change: DocumentChange,
): Promise<{ version: number }> {
  return inTransaction(async (tx) =>
    changeDocument(tx, await personOf(tx, actor), documentId, change),
  );
}

/** `updateDocument` as part of something larger. */
export async function changeDocument(
  tx: Transaction,
  person: Person,
  documentId: string,
  change: DocumentChange,
): Promise<{ version: number }> {
  const { version, ...shared } = documentChangeSchema.parse(change);
  const document = await lockDocument(tx, documentId);
  refuseIf(document.version === version ? [] : [{ code: "stale", detail: document.version }]);
  const data = { ...(await columnsOf(tx, shared)), version: version + 1 };
  await tx.document.update({ where: { id: documentId }, data });
  if (shared.lead) await adoptLeadWords(tx, documentId, shared.lead);
  await record(tx, person, {
    verb: "change-document",
    documentId,
    detail: { fields: Object.keys(shared) },
  });
  return { version: version + 1 };
}

const dayOf = (text: string | null) => (text === null ? null : new Date(`${text}T00:00:00Z`));

async function columnsOf(tx: Transaction, { sectionKey, lead, ...shared }: Shared) {
  const { storyDate, eventStart, eventEnd, ...rest } = shared;
  const reasons: Reason[] = [];
  const section = sectionKey ? await tx.section.findUnique({ where: { key: sectionKey } }) : null;
  if (sectionKey && !section) reasons.push({ code: "section-unknown", detail: sectionKey });
  const media = lead ? await tx.media.findUnique({ where: { hash: lead } }) : null;
  if (lead && !media) reasons.push({ code: "picture-unknown", detail: lead });
  refuseIf(reasons);
  return {
    ...rest,
    ...(sectionKey === undefined ? {} : { sectionId: section?.id ?? null }),
    ...(lead === undefined ? {} : { leadMediaId: media?.id ?? null }),
    ...(storyDate === undefined ? {} : { storyDate: dayOf(storyDate) }),
    ...(eventStart === undefined ? {} : { eventStart: dayOf(eventStart) }),
    ...(eventEnd === undefined ? {} : { eventEnd: dayOf(eventEnd) }),
  };
}
