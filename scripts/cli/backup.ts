import { stat } from "node:fs/promises";
import path from "node:path";
import type { Manifest } from "@/features/backup/archive/manifest";
import { type Command, command } from "./command";
import { forceOption, mayWrite } from "./files";

const fileArgument = (help: string) => [{ name: "FILE", help }] as const;

export const backupCommands: Command[] = [
  command({
    name: "export",
    summary: "Writes all content with its pictures into one file (.tar.gz)",
    args: fileArgument("where to write it"),
    options: {
      force: forceOption,
    },
    notes: [
      "One state of the database, while the site runs. Without passwords and sessions:",
      "accounts come along, ways into them do not. A file that is there is left as it is.",
    ],
    readsOnly: true,
    run: async ({ databaseUrl }, [file = ""], { force }) => {
      const { exportContent } = await import("@/features/backup/data");
      // Before anything is read: an export may take minutes.
      await mayWrite(path.resolve(file), force);
      const manifest = await exportContent(databaseUrl, path.resolve(file));
      await noteExport(path.resolve(file), manifest.createdAt);
      return { json: { file, ...counts(manifest) }, lines: [`Wrote ${file}: ${words(manifest)}.`] };
    },
  }),
  command({
    name: "restore",
    summary: "Puts an export into an empty database",
    args: fileArgument("what export has written"),
    options: {
      "hold-withdrawn": {
        kind: "flag",
        help: "withdraw again at once what was withdrawn after the export was made",
      },
    },
    migrates: true,
    notes: [
      "The database is migrated first; nothing of a damaged archive is restored. An empty one is that",
      "of a new DATA_DIR on which no site has run, or a new one named by DATABASE_URL.",
    ],
    run: async ({ databaseUrl, env }, [file = ""], values) => {
      const { restoreContent } = await import("@/features/backup/write/restore");
      const { manifest, held } = await restoreContent(databaseUrl, path.resolve(file), {
        holdWithdrawn: values["hold-withdrawn"],
        readerUrl: env.PUBLIC_DATABASE_URL,
      });
      const lines = held.map(
        ({ documentId, locale, was }) =>
          `  ${documentId} ${locale} was ${was} in it and is withdrawn, as it was later.`,
      );
      return {
        json: { file, ...counts(manifest), held },
        lines: [`Restored ${file}: ${words(manifest)}.`, ...lines],
      };
    },
  }),
];

/** For the desk's status page: when content was last exported from this data folder. */
async function noteExport(file: string, at: string): Promise<void> {
  const { dataDir, writeWhole } = await import("@/lib/storage");
  const { size: bytes } = await stat(file);
  const note = Buffer.from(`${JSON.stringify({ at, bytes })}\n`);
  await writeWhole(path.join(dataDir(), "last-export.json"), note);
}

function counts({ createdAt, tables, pictures }: Manifest) {
  return {
    createdAt,
    documents: tables["editorial.document"]?.rows ?? 0,
    publications: tables["public_record.publication"]?.rows ?? 0,
    revisions: tables["editorial.revision"]?.rows ?? 0,
    pictures: Object.keys(pictures).length,
  };
}

function words(manifest: Manifest): string {
  const { documents, publications, revisions, pictures } = counts(manifest);
  return `${documents} documents, ${revisions} revisions, ${publications} publications, ${pictures} pictures`;
}
