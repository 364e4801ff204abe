/** Files that readers are given as they are, best known by their endings. */
export const documentTypes = [
  { extension: "pdf", mime: "application/pdf" },
  {
    extension: "docx",
    mime: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  },
  {
    extension: "xlsx",
    mime: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  },
  { extension: "zip", mime: "application/zip" },
] as const;

export type DocumentType = (typeof documentTypes)[number]["extension"];

/** The ending of files of a kind; `bin` for what is no document. */
export const extensionOf = (mime: string): string =>
  documentTypes.find((type) => type.mime === mime)?.extension ?? "bin";

/** The name under which a document is saved: its own, with the ending that it has by its bytes. */
export function savedName(name: string, mime: string): string {
  const ending = `.${extensionOf(mime)}`;
  if (name.toLowerCase().endsWith(ending)) return name;
  return `${name.replace(/\.[\p{L}\p{N}]{1,8}$/u, "") || "file"}${ending}`;
}
