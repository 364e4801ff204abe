import { importPaths } from "@/features/importing/paths";
import { largestImportBytes, mostBesideFiles } from "@/features/importing/readers/limits";
import type { FileRefusal } from "@/features/importing/readers/refused-file";
import type { Looked, Made } from "@/features/importing/write/receive-file";
import type { ActionFailure } from "@/features/staff/http/staff-action";
import type { Locale } from "@/i18n/routing";
import type { Dropped } from "./dropped-files";

export type Failure =
  | { ok: false; code: "file"; refusal: FileRefusal }
  /** Nobody has answered. */
  | { ok: false; code: "away" }
  | ActionFailure;

export type Sent = {
  file: File;
  /** Pictures that lie beside it. */
  beside: readonly Dropped[];
  language: Locale;
  section: string;
  documentId: string | undefined;
  version: number | undefined;
  decisions: Readonly<Record<string, string>>;
};

/** Has a file looked at: nothing is kept. */
export const lookAt = (desk: Locale, sent: Sent) => send<Looked>(desk, sent, true);

/** Has a draft made of a file. */
export const makeOf = (desk: Locale, sent: Sent) => send<Made>(desk, sent, false);

/** Never throws: what kept it from arriving is an answer. The file stays with the browser until then. */
async function send<T>(
  desk: Locale,
  sent: Sent,
  look: boolean,
): Promise<({ ok: true } & T) | Failure> {
  const { file, beside, language, section, documentId, version, decisions } = sent;
  // The server says so, too; of a request that it does not read to its end a browser may hear nothing.
  if (beside.length > mostBesideFiles) return refusedAs("too-many-beside");
  const size = [file, ...beside.map((each) => each.file)].reduce((sum, each) => sum + each.size, 0);
  if (size > largestImportBytes) return refusedAs("too-large");
  const form = new FormData();
  form.set("language", language);
  form.set("look", String(look));
  if (section) form.set("section", section);
  if (documentId) form.set("document", documentId);
  if (version !== undefined) form.set("version", String(version));
  form.set("decisions", JSON.stringify(decisions));
  form.set("file", file);
  for (const each of beside) form.append("beside", each.file, each.path);
  try {
    const answer = await fetch(importPaths.file(desk), { method: "POST", body: form });
    // The front's answer has no words.
    if (answer.status === 413) return refusedAs("too-large");
    return (await answer.json()) as ({ ok: true } & T) | Failure;
  } catch {
    return { ok: false, code: "away" };
  }
}

const refusedAs = (refusal: FileRefusal): Failure => ({ ok: false, code: "file", refusal });
