import type { Person } from "@/features/audit/actors/actors";
import { childrenOf, isLooseNode, type LooseNode } from "@/features/publication/body/loose-node";
import type { Body } from "@/features/publication/schema";
import { databaseNow } from "@/lib/db/clock";
import type { Transaction } from "@/lib/db/editorial";
import { keepable, oneLine, severalLines } from "@/lib/text/input";
import { jsonHash } from "./json-hash";
import { type Revision, type Text, withWords } from "./texts";

/** So long the copies of one person's typing are one copy. */
const editingSessionMs = 10 * 60_000;

/**
 * Keeps a save that the site cannot have as a text: whole, as it was sent,
 * beside the text, with what of its words can be shown. What the same person
 * types on takes the place of the copy before it: a copy for each pause
 * would fill the disk with texts of megabytes.
 *
 * @returns the copy, and whether it is the first of this editing session
 */
export async function keepRefused(
  tx: Transaction,
  person: Person,
  { translation }: Text,
  sent: { content: unknown; raw: string; basedOn: number },
): Promise<{ copy: Revision; first: boolean }> {
  const now = await databaseNow(tx);
  const last = await tx.revision.findFirst({
    where: { translationId: translation.id },
    orderBy: { number: "desc" },
  });
  const before =
    last?.refused != null &&
    last.mendedAt === null &&
    last.authorId === person.id &&
    last.authorName === person.name &&
    last.basedOnVersion === sent.basedOn &&
    now.getTime() - last.createdAt.getTime() < editingSessionMs
      ? last
      : undefined;
  if (before) await tx.revision.delete({ where: { id: before.id } });
  const copy = await tx.revision.create({
    data: {
      ...shownOf(sent.content),
      refused: sent.raw.replaceAll("\0", ""),
      translationId: translation.id,
      number: before ? before.number : (last?.number ?? 0) + 1,
      basedOnVersion: sent.basedOn,
      revisionHash: jsonHash(sent.raw),
      authorId: person.id,
      authorName: person.name,
      // An editing session is counted from its first copy.
      createdAt: before?.createdAt ?? now,
    },
    include: withWords,
  });
  return { copy, first: !before };
}

/** This person has saved a text after all: what was refused of theirs no longer stands in its way. */
export async function endRefused(tx: Transaction, person: Person, { translation }: Text) {
  await tx.$executeRaw`
    UPDATE editorial.revision SET mended_at = editorial.clock()
    WHERE translation_id = ${translation.id}::uuid AND refused IS NOT NULL AND mended_at IS NULL
      AND author_id IS NOT DISTINCT FROM ${person.id}`;
}

/** The words of what was sent, as far as there are any: to be read and compared, never published. */
function shownOf(sent: unknown) {
  const fields = isLooseNode(sent) ? (sent as Record<string, unknown>) : {};
  const said = (name: string) => (typeof fields[name] === "string" ? String(fields[name]) : "");
  const line = (name: string) => oneLine(said(name));
  return {
    slug: line("slug"),
    title: line("title"),
    summary: severalLines(said("summary")),
    body: wordsOf(fields.body),
    byline: line("byline") || null,
    source: line("source") || null,
    responsibleEditor: line("responsibleEditor") || null,
  };
}

/** Paragraph by paragraph. Keeps its own stack: what was sent may nest as deep as anything. */
function wordsOf(body: unknown): Body {
  const paragraphs: string[] = [];
  const left: LooseNode[] = isLooseNode(body) ? [body] : [];
  for (let node = left.pop(); node; node = left.pop()) {
    const children = childrenOf(node);
    const inline = children.some(({ type }) => type === "text");
    if (inline) {
      paragraphs.push(children.map(({ text }) => (typeof text === "string" ? text : " ")).join(""));
    } else left.push(...children.reverse());
  }
  return {
    type: "doc",
    content: paragraphs
      .map((words) => keepable(words).replace(/[\n\t]+/g, " "))
      .filter(Boolean)
      .map((text, index) => ({
        type: "paragraph",
        attrs: { id: `refused-${index + 1}` },
        content: [{ type: "text", text }],
      })),
  };
}
