import { importPaths } from "@/features/importing/paths";
import { largestImportBytes, mostBesideFiles } from "@/features/importing/readers/limits";
import type { FileRefusal } from "@/features/importing/readers/refused-file";
import type { Looked, Made } from "@/features/importing/write/receive-file";
import type { PicturesAgain } from "@/features/importing/write/receive-pictures";
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
  /** Pieces of a page that are its text; undefined: those that are found. */
  chosen?: ReadonlySet<number> | undefined;
};

/** Has a file looked at: nothing is kept. */
export const lookAt = (desk: Locale, sent: Sent) => send<Looked>(desk, sent, true);

/** Has a draft made of a file. */
export const makeOf = (desk: Locale, sent: Sent) => send<Made>(desk, sent, false);

/** Sends files for the pictures of an imported text that were missing. */
export async function sendPictures(
  desk: Locale,
  text: { documentId: string; locale: Locale },
  beside: readonly Dropped[],
  given: ReadonlyMap<string, File>,
): Promise<({ ok: true } & PicturesAgain) | Failure> {
  const refusal = tooMuch([...beside.map(({ file }) => file), ...given.values()]);
  if (refusal) return refusedAs(refusal);
  const form = new FormData();
  form.set("document", text.documentId);
  form.set("language", text.locale);
  for (const { file, path } of beside) form.append("beside", file, path);
  // For which picture it is stands where a form has the name of a file.
  for (const [figure, file] of given) form.append("given", file, figure);
  return answerTo(importPaths.pictures(desk), form);
}

async function send<T>(
  desk: Locale,
  sent: Sent,
  look: boolean,
): Promise<({ ok: true } & T) | Failure> {
  const { file, beside, language, section, documentId, version, decisions, chosen } = sent;
  const refusal = tooMuch(
    beside.map((each) => each.file),
    file,
  );
  if (refusal) return refusedAs(refusal);
  const form = new FormData();
  form.set("language", language);
  form.set("look", String(look));
  if (section) form.set("section", section);
  if (documentId) form.set("document", documentId);
  if (version !== undefined) form.set("version", String(version));
  form.set("decisions", JSON.stringify(decisions));
  if (chosen) form.set("chosen", stretches(chosen));
  form.set("file", file);
  for (const each of beside) form.append("beside", each.file, each.path);
  return answerTo(importPaths.file(desk), form);
}

/** The server says so, too; of a request that it does not read to its end a browser may hear nothing. */
function tooMuch(beside: readonly File[], file?: File): FileRefusal | undefined {
  if (beside.length > mostBesideFiles) return "too-many-beside";
  const size = [...beside, ...(file ? [file] : [])].reduce((sum, each) => sum + each.size, 0);
  return size > largestImportBytes ? "too-large" : undefined;
}

/** Numbers as a form has them: `0,4-17`. */
export function stretches(numbers: Iterable<number>): string {
  const parts: [number, number][] = [];
  for (const each of [...numbers].sort((a, b) => a - b)) {
    const last = parts.at(-1);
    if (last && last[1] === each - 1) last[1] = each;
    else parts.push([each, each]);
  }
  return parts.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(",");
}

/** Never throws: what kept it from arriving is an answer. The files stay with the browser until then. */
async function answerTo<T>(path: string, form: FormData): Promise<({ ok: true } & T) | Failure> {
  try {
    const answer = await fetch(path, { method: "POST", body: form });
    // The front's answer has no words.
    if (answer.status === 413) return refusedAs("too-large");
    return (await answer.json()) as ({ ok: true } & T) | Failure;
  } catch {
    return { ok: false, code: "away" };
  }
}

const refusedAs = (refusal: FileRefusal): Failure => ({ ok: false, code: "file", refusal });
