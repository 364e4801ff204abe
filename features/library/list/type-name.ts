/** Types whose names say nothing to people. */
const names: Record<string, string> = {
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "DOCX",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "XLSX",
  "image/svg+xml": "SVG",
};

/** What kind of file it is, as people call it: `JPEG`, `PDF`, `DOCX`. */
export const typeName = (mime: string): string =>
  names[mime] ?? (mime.split("/").at(-1) ?? mime).toUpperCase();
