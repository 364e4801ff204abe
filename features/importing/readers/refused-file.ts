import { mostBesideFiles } from "@/features/importing/readers/limits";
import { OperatorError } from "@/lib/startup/operator-error.mjs";

/** Why a file is not read at all, with what to do instead. The desk words the codes itself. */
const refusals = {
  "old-word": "is a document of Word 97–2003 (.doc): open it and save it as .docx.",
  wps: "is a document of WPS in its own format (.wps): open it in WPS and save it as .docx.",
  macros: "is a document with macros (.docm): save it as .docx, which has none.",
  encrypted: "is protected by a password: open it, take the password off and save it.",
  pages: "is a document of Pages: export it as Word (.docx).",
  pdf: "is a PDF, in which paragraphs are no longer told apart: ask for the Word document that it was made from.",
  opendocument: "is an OpenDocument text (.odt): open it in LibreOffice and save it as .docx.",
  rtf: "is RTF: open it and save it as .docx.",
  spreadsheet: "is a spreadsheet: copy the table into the text.",
  presentation: "is a presentation: copy its words into the text.",
  picture: "is a picture: add it to a text instead.",
  archive: "is an archive of files: unpack it and import what is in it.",
  unknown: "is none of the kinds that can be imported: .docx, HTML, Markdown, plain text.",
  broken: "is damaged and could not be read: open it in the program that made it and save it anew.",
  hostile:
    "is put together as no program does it (it names files outside itself, or declares what only attacks need), and was not read.",
  "too-large": "is larger than a text can be, or unpacks to far more than it seems to hold.",
  "too-many-beside": `was sent with more than ${mostBesideFiles} files beside it: choose those alone that belong to it.`,
  "too-slow": "could not be read within its time or memory: divide it.",
  "no-review":
    "is no review document of this site: the number of its story, or the column of names, is not in it.",
  "other-story": "is a review document of another story.",
  empty: "has no text: nothing was imported.",
  encoding: "has bytes that are in none of the encodings known here: save it as UTF-8.",
} as const;

export type FileRefusal = keyof typeof refusals;

/** A file that nothing was imported of. */
export class RefusedFile extends OperatorError {
  constructor(
    name: string,
    readonly refusal: FileRefusal,
    details: string[] = [],
  ) {
    super(`${name} ${refusals[refusal]}`, details);
  }
}
