import { readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { dataDir, writeWhole } from "@/lib/storage";

const recordSchema = z.object({
  sentAt: z.string().optional(),
  failedAt: z.string().optional(),
  /** Of the last failure, as the mail server or the network put it. */
  error: z.string().optional(),
});

/** What became of the last mails, whichever process sent them. */
export type MailRecord = z.output<typeof recordSchema>;

const file = () => path.join(dataDir(), "mail.json");

/** Empty when there is none, or none that can be read. */
export async function readMailRecord(): Promise<MailRecord> {
  try {
    return recordSchema.parse(JSON.parse(await readFile(file(), "utf8")));
  } catch {
    return {};
  }
}

export function writeMailRecord(record: MailRecord): Promise<void> {
  return writeWhole(file(), Buffer.from(`${JSON.stringify(record)}\n`));
}
