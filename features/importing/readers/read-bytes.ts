import { createHash } from "node:crypto";
import type { ImportFormat } from "@/features/importing/report/import-report";
import type { ImportedText, ReaderOptions } from "./imported-text";
import { RefusedFile } from "./refused-file";
import { sniff } from "./sniff";

/** Makes of a file's bytes what it says. Purely: no network, no file but this one, no database. */
type Reader = (bytes: Buffer, options: ReaderOptions) => ImportedText | Promise<ImportedText>;

/** A reader for each format, loaded when a file of it comes. One more is a line here. */
const readers: Partial<Record<ImportFormat | "web-archive", () => Promise<Reader>>> = {
  docx: async () => (await import("@/features/importing/docx/opening/read-docx")).readDocx,
  html: async () => (await import("@/features/importing/html/read-page")).readPage,
  "web-archive": async () => (await import("@/features/importing/html/web-archive")).readWebArchive,
  wechat: async () => (await import("@/features/importing/html/read-page")).readPage,
  markdown: async () => (await import("@/features/importing/markdown/read-markdown")).readMarkdown,
  text: async () => (await import("@/features/importing/text/read-text")).readText,
};

/**
 * Reads a file by what its bytes are.
 *
 * @throws RefusedFile for what is not read, with what to do instead
 */
export async function readBytes(bytes: Buffer, options: ReaderOptions): Promise<ImportedText> {
  const sniffed = sniff(bytes, options.name);
  if ("refused" in sniffed) throw new RefusedFile(options.name, sniffed.refused);
  const reader = await readers[sniffed.format]?.();
  if (!reader) throw new RefusedFile(options.name, "unknown");
  const text = await reader(bytes, options);
  if (!text.body) throw new RefusedFile(options.name, "empty");
  return { ...text, sha256: createHash("sha256").update(bytes).digest("hex") };
}
