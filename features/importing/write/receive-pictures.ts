import type { Actor } from "@/features/audit/actors/actors";
import { Refusal } from "@/features/audit/errors";
import { importedPageOf } from "@/features/importing/data";
import { type BesideFile, besideOf } from "@/features/importing/readers/beside";
import { mostBesideFiles } from "@/features/importing/readers/limits";
import { RefusedFile } from "@/features/importing/readers/refused-file";
import { type ImportReport, importReportSchema } from "@/features/importing/report/import-report";
import { picturesAgainSchema } from "@/features/importing/schema";
import { type Added, addMissing } from "./add-missing";
import { formOf } from "./form-of";
import { type MissingShown, missingOf } from "./missing-pictures";

export type PicturesAgain = Added & {
  left: MissingShown[];
  /** As it stands now. */
  report?: ImportReport;
};

/**
 * Takes in files for the pictures that an import was missing, and nothing
 * else: those of which a person says which picture they are, and others that
 * are found by their names.
 *
 * @throws RefusedFile for more than one request may send
 * @throws ZodError when what stands beside the files is of the wrong shape
 * @throws Refusal when the actor may not write, or the text was not imported
 */
export async function receivePictures(actor: Actor, request: Request): Promise<PicturesAgain> {
  const form = await formOf(request);
  const files = ["beside", "given"].map((name) => {
    const found = form.getAll(name).filter((each) => each instanceof File);
    form.delete(name);
    return found.map(fileOf);
  });
  const { document, language } = picturesAgainSchema.parse(Object.fromEntries(form));
  const [beside = [], given = []] = files;
  if (beside.length + given.length > mostBesideFiles)
    throw new RefusedFile("The page", "too-many-beside");
  const page = await importedPageOf(document, language);
  if (!page) throw new Refusal([{ code: "document-unknown", detail: document }]);
  // The figure that a file is for is its name: a form has no other place for it.
  const byFigure = new Map(given.map((file) => [file.path, file]));
  const added = await addMissing(actor, page.id, besideOf(beside), byFigure);
  const now = await importedPageOf(document, language);
  const report = importReportSchema.safeParse(now?.report).data;
  return { ...added, left: await missingOf(document, language), ...(report ? { report } : {}) };
}

const fileOf = (file: File): BesideFile => ({
  path: file.name,
  read: async () => Buffer.from(await file.arrayBuffer()),
});
