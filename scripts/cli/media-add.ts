import path from "node:path";
import { locales } from "@/i18n/routing";
import { type Command, command } from "./command";
import { readInput } from "./files";

const add = command({
  name: "media add",
  summary: "Takes pictures and documents into the library; what is there already is named",
  args: [{ name: "FILE…", help: "a picture, PDF, DOCX, XLSX, or an archive of pictures (ZIP)" }],
  options: {
    language: {
      kind: "text",
      value: "LANGUAGE",
      help: "which documents among them are written in",
      choices: locales,
    },
  },
  notes: [
    "By the rules of an upload: bytes decide, not names; what a camera wrote does not come along.",
    "Each that is refused is named with the reason; the others are taken. The exit code is 1 then.",
  ],
  run: async (_, files, values) => {
    const language = locales.find((locale) => locale === values.language);
    const added = [];
    for (const file of files) added.push({ file, ...(await addOne(file, language)) });
    const { faultSentence } = await import("@/features/media/intake/fault-words");
    const lines = added.map((each) => {
      if ("fault" in each) return faultSentence(each.file, each.fault, each.detail);
      const first = each.frames ? `, the first of ${each.frames} pictures` : "";
      return `${each.file} ${each.known ? "is there already" : "was added"}: ${each.hash}${first}`;
    });
    return { json: { files: added }, lines, failed: added.some((each) => "fault" in each) };
  },
});

async function addOne(file: string, language: (typeof locales)[number] | undefined) {
  const { createHash } = await import("node:crypto");
  const { addFile } = await import("@/features/editorial/pictures/add-file");
  const { largestUploadBytes } = await import("@/features/media/intake/limits");
  const { fileNameOf } = await import("@/features/media/uploads/file-name");
  const bytes = await readInput(file, largestUploadBytes);
  const sourceSha256 = createHash("sha256").update(bytes).digest("hex");
  const given = { file: path.resolve(file), sourceSha256, name: fileNameOf(file), language };
  return addFile("cli", given);
}

export const mediaAddCommands: Command[] = [add];
