import { mkdir, open, readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { localeSchema } from "@/i18n/locale-schema";
import { dataDir } from "@/lib/storage";

/**
 * The withdrawal ledger: a file outside the database, to which a line is
 * added whenever a text is withdrawn or brought back. An older copy of the
 * database knows less than it, and that is how it is recognised. See
 * docs/decisions/0010-withdrawal-ledger.md.
 */

const line = z.object({
  documentId: z.uuid(),
  locale: localeSchema,
  /** How often the text had been withdrawn or brought back; only grows. */
  withdrawals: z.int().min(1),
  state: z.enum(["LIVE", "WITHDRAWN"]),
  notice: z.string(),
});

/** The count was called `turn` once, and lines are never rewritten. */
const lineSchema = z.preprocess(
  (read) => (isObject(read) && "turn" in read ? { withdrawals: read.turn, ...read } : read),
  line,
);

export type LedgerLine = z.infer<typeof lineSchema>;

export const ledgerFile = () => path.join(dataDir(), "withdrawals.jsonl");

export const ledgerKey = ({ documentId, locale }: Pick<LedgerLine, "documentId" | "locale">) =>
  `${documentId} ${locale}`;

/**
 * The last word on every text that was ever withdrawn. A line torn by a
 * crash is passed over: the next reconciliation writes it again.
 */
export async function readLedger(): Promise<Map<string, LedgerLine>> {
  const text = await readFile(ledgerFile(), "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return "";
    throw error;
  });
  const last = new Map<string, LedgerLine>();
  for (const line of text.split("\n")) {
    const parsed = lineSchema.safeParse(parseJson(line));
    if (!parsed.success) continue;
    const known = last.get(ledgerKey(parsed.data));
    if (!known || known.withdrawals < parsed.data.withdrawals)
      last.set(ledgerKey(parsed.data), parsed.data);
  }
  return last;
}

/** Adds lines and gives back when the disk has them. */
export async function appendToLedger(lines: readonly LedgerLine[]): Promise<void> {
  if (lines.length === 0) return;
  await mkdir(path.dirname(ledgerFile()), { recursive: true });
  const file = await open(ledgerFile(), "a", 0o600);
  try {
    // The empty line first: it ends one that a crash has torn.
    await file.appendFile(`\n${lines.map((line) => JSON.stringify(line)).join("\n")}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
