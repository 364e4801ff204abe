import { zipFile } from "./zip-file";

/** As small as a text or a table of an office program can be; `more` are further parts of it. */
export const officeFile = (
  main: "word/document.xml" | "xl/workbook.xml",
  more: Parameters<typeof zipFile>[0] = [],
) =>
  zipFile([
    { name: "[Content_Types].xml", content: Buffer.from('<?xml version="1.0"?><Types/>') },
    { name: main, content: Buffer.from('<?xml version="1.0"?><main/>') },
    ...more,
  ]);
