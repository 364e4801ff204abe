import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { locales } from "@/i18n/routing";
import { editorialDb } from "@/lib/db/editorial";
import { corpusPictures } from "./pictures";
import { writeCorpus } from "./write";

/** An archive of so many documents, in bulk. Its pictures stay outside of the site: no page of the bench shows one. */
export async function fillWithCorpus(documents: number): Promise<void> {
  const own = process.env.DATA_DIR;
  const folder = mkdtempSync(path.join(tmpdir(), "newsroom-bench-"));
  process.env.DATA_DIR = folder;
  try {
    const pictures = await corpusPictures();
    const options = { documents, seed: "1", languages: [...locales] };
    await editorialDb().$transaction((tx) => writeCorpus(tx, options, pictures, () => {}), {
      timeout: 3_600_000,
    });
    await editorialDb().$executeRaw`ANALYZE`;
  } finally {
    if (own === undefined) Reflect.deleteProperty(process.env, "DATA_DIR");
    else process.env.DATA_DIR = own;
    rmSync(folder, { recursive: true, force: true });
  }
}
