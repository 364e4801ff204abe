import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";

/**
 * A file as LibreOffice writes it after it has read it: through each of the
 * formats, one after the other (`odt`, `fodt`, `docx`).
 *
 * @param change of what is text, before it is read again: an edit by somebody in LibreOffice
 */
export async function throughLibreOffice(
  bytes: Buffer,
  formats: readonly string[],
  change: (text: string) => string = (text) => text,
): Promise<Buffer> {
  const work = await mkdtemp(path.join(tmpdir(), "newsroom-office-"));
  try {
    let file = path.join(work, "0.docx");
    await writeFile(file, bytes);
    for (const [index, format] of formats.entries()) {
      const folder = path.join(work, `${index + 1}`);
      await promisify(execFile)("soffice", [
        `-env:UserInstallation=file://${work}/profile`,
        ...["--headless", "--convert-to", format, "--outdir", folder, file],
      ]);
      file = path.join(folder, `${path.basename(file, path.extname(file))}.${format}`);
      if (format === "fodt") await writeFile(file, change(await readFile(file, "utf8")));
    }
    return await readFile(file);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}
