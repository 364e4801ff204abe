import { documentTypes } from "@/features/media/intake/document-types";

/** What kind of file it is, as people call it: `JPEG`, `PDF`, `DOCX`. */
export function typeName(mime: string): string {
  const document = documentTypes.find((type) => type.mime === mime)?.extension;
  const picture = mime.replace(/^.*\//, "").replace(/\+.*$/, "");
  return (document ?? picture).toUpperCase();
}
