import { endsAsZip } from "./zip";

/** What a file is by its bytes. Its name, and what a browser says of it, decide nothing. */
const pictureForms = ["jpeg", "png", "webp", "gif", "tiff", "avif", "heic", "svg"] as const;
export type PictureForm = (typeof pictureForms)[number];
export type Form = PictureForm | "pdf" | "zip";

export const isPictureForm = (form: Form): form is PictureForm =>
  (pictureForms as readonly Form[]).includes(form);

/** So much of a file is enough to know it. */
const headBytes = 4_096;

const heicBrands = ["heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1"];

/** @returns undefined for whatever is not taken */
export function formOf(bytes: Buffer): Form | undefined {
  const says = (text: string, at = 0) =>
    bytes.subarray(at, at + text.length).equals(Buffer.from(text, "latin1"));
  if (says("\xff\xd8\xff")) return "jpeg";
  if (says("\x89PNG\r\n\x1a\n")) return "png";
  if (says("RIFF") && says("WEBP", 8)) return "webp";
  if (says("GIF87a") || says("GIF89a")) return "gif";
  if (says("II*\0") || says("MM\0*") || says("II+\0") || says("MM\0+")) return "tiff";
  if (says("ftyp", 4)) return ofBrands(bytes);
  if (says("%PDF-")) return "pdf";
  if (says("PK\x03\x04")) return "zip";
  return isDrawing(bytes) ? "svg" : undefined;
}

/** Films and sound have the same boxes and other brands. */
function ofBrands(bytes: Buffer): Form | undefined {
  const end = Math.min(bytes.length >= 8 ? bytes.readUInt32BE(0) : 0, 256, bytes.length);
  const brands: string[] = [];
  for (let at = 8; at + 4 <= end; at += 4) {
    if (at !== 12) brands.push(bytes.toString("latin1", at, at + 4));
  }
  if (brands.some((brand) => brand === "avif" || brand === "avis")) return "avif";
  return brands.some((brand) => heicBrands.includes(brand)) ? "heic" : undefined;
}

/** An XML text whose first element is a drawing, in UTF-8 as everybody writes it. */
function isDrawing(bytes: Buffer): boolean {
  const head = bytes.toString("utf8", 0, headBytes).replace(/^\ufeff/, "");
  const before =
    /^(?:\s|<\?xml[^>]*\?>|<!--(?:(?!-->)[\s\S])*-->|<!DOCTYPE(?:[^>[]|\[[^\]]*\])*>)*/i;
  return /^<(?:svg:)?svg[\s>]/.test(head.replace(before, ""));
}

/**
 * Whether a file can be read as another kind as well: an archive behind a
 * picture, a page at its beginning. What is kept is made anew and would be
 * harmless; but whoever sends such a file has something else in mind.
 *
 * Pictures of phones have films and further pictures behind them: those are
 * honest, and are left behind.
 */
export function isOfTwoKinds(bytes: Buffer, form: Form): boolean {
  if (form === "zip") return false;
  if (endsAsZip(bytes)) return true;
  if (form === "pdf" || form === "svg") return false;
  const head = bytes.toString("latin1", 0, headBytes).toLowerCase();
  return ["%pdf-", "<script", "<html", "<!doctype", "<?php"].some((sign) => head.includes(sign));
}
