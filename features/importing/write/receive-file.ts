import type { Actor } from "@/features/audit/actors/actors";
import { actorKey } from "@/features/audit/actors/actors";
import { knownSite } from "@/features/importing/data";
import { besideOf, withBeside } from "@/features/importing/readers/beside";
import type { ArticleParts } from "@/features/importing/readers/imported-text";
import { mostBesideFiles } from "@/features/importing/readers/limits";
import { readFileApart } from "@/features/importing/readers/read-file";
import { RefusedFile } from "@/features/importing/readers/refused-file";
import type { ImportReport } from "@/features/importing/report/import-report";
import { importFileSchema } from "@/features/importing/schema";
import { formOf } from "./form-of";
import { type Imported, importRead, judgeImport } from "./import-read";

export type Looked = {
  title: string;
  report: ImportReport;
  version: number;
  /** Of a page: what became its text, to be corrected. */
  parts?: ArticleParts;
};
export type Made = Imported;

/**
 * Takes in what the desk sends: a file, and how it is to come in. First it is
 * only looked at, so that a person sees what would come in and decides; the
 * same file is then sent again, and nothing was kept in between.
 *
 * @throws RefusedFile for what is not read, or is too large
 * @throws ZodError when what stands beside it is of the wrong shape
 * @throws Refusal when the actor may not write, or the document is unknown
 */
export async function receiveFile(actor: Actor, request: Request): Promise<Looked | Made> {
  const form = await formOf(request);
  const file = form.get("file");
  const beside = form.getAll("beside").filter((each) => each instanceof File);
  form.delete("file");
  form.delete("beside");
  const given = importFileSchema.parse(Object.fromEntries(form));
  if (!(file instanceof File)) throw new RefusedFile("The file", "empty");
  if (beside.length > mostBesideFiles) throw new RefusedFile(file.name, "too-many-beside");
  const { language: locale, document: documentId, decisions = {} } = given;
  const bytes = Buffer.from(await file.arrayBuffer());
  const options = {
    name: file.name,
    locale,
    site: await knownSite(),
    decisions,
    forPerson: given.look,
    ...(given.chosen ? { chosen: given.chosen } : {}),
  };
  const read = await readFileApart(bytes, options, actorKey(actor));
  const near = beside.map((each) => ({
    path: each.name,
    read: async () => Buffer.from(await each.arrayBuffer()),
  }));
  const text = await withBeside(read, besideOf(near));
  const into = {
    name: file.name,
    locale,
    ...(documentId === undefined ? {} : { documentId }),
    ...(given.version === undefined ? {} : { basedOn: given.version }),
    ...(given.section ? { sectionKey: given.section } : {}),
  };
  if (given.look) {
    const { title, report, parts } = text;
    const version = await judgeImport(text, into);
    return { title, report, version, ...(parts ? { parts } : {}) };
  }
  return importRead(actor, text, into);
}
