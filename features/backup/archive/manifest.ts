import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { z } from "zod";
import { sha256 } from "@/lib/patterns";
import { OperatorError } from "@/lib/startup/operator-error.mjs";
import { tables } from "./tables";

/**
 * An export is one gzipped tar file:
 *
 *     manifest.json                what there is, with its hashes
 *     tables/{schema}.{table}.jsonl  one row a line, as PostgreSQL's to_jsonb writes it
 *     pictures/{sha256}            originals; renditions are made again
 */
export const format = "newsroom-export";

const hash = z.string().regex(sha256);

const manifestSchema = z.object({
  format: z.literal(format),
  version: z.literal(1),
  createdAt: z.string(),
  /** Names of the migrations that made the tables. */
  migrations: z.array(z.string()),
  tables: z.partialRecord(
    z.enum(tables),
    z.object({
      rows: z.int(),
      sha256: hash,
      columns: z.array(z.string().regex(/^[a-z][a-z0-9_]*$/)),
    }),
  ),
  /** Bytes by hash. */
  pictures: z.record(hash, z.int()),
  /** Digests of those whose file was made anew after it got its name. */
  mended: z.record(hash, hash).optional(),
});

export type Manifest = z.infer<typeof manifestSchema>;

/** @throws OperatorError when it is none of ours */
export function parseManifest(text: string): Manifest {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    json = undefined;
  }
  const manifest = manifestSchema.safeParse(json);
  if (manifest.success) return manifest.data;
  throw new OperatorError(
    "The archive's manifest cannot be read: it is no export of this site, or of a newer version of it.",
  );
}

export async function hashOfFile(file: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return hash.digest("hex");
}
