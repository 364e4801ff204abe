import type { IntakeFault } from "./faults";

/** For operators: the end of a sentence that begins with the file's name. The desk's are in messages/. */
const words: Record<IntakeFault, string> = {
  kind: "is of a kind that is not taken: JPEG, PNG, WebP, AVIF, HEIC, GIF, TIFF and SVG are, and PDF, DOCX, XLSX and ZIP",
  "not-a-picture": "is no picture that can be read: it is damaged, cut short, or something else",
  broken: "is damaged or cut short",
  "too-large": "is too large: a picture may have 50 MB, a document 100 MB",
  "too-many-pixels": "has too many pixels: make it smaller",
  "too-slow": "could not be read in time: make it smaller, or save it anew as JPEG",
  "too-much-memory":
    "needs more memory to be read than one file may have: make it smaller, or save it anew as JPEG or PDF",
  "two-kinds": "can be read as a file of another kind as well: save it anew",
  "not-self-contained":
    "runs a program or fetches something from elsewhere: save it as a plain drawing",
  locked: "is protected with a password: save it without",
  active: "runs a program or carries other files: save it without them",
  "not-pictures": "is an archive with something else in it than pictures",
  "unpacks-too-large": "unpacks to far more than it is",
  "no-room": "could not be kept: the disk is full",
  "store-away": "could not be kept: the store of files cannot be reached or refuses it",
};

/** @param detail which file in an archive */
export const faultSentence = (name: string, fault: IntakeFault, detail?: string): string =>
  `${name} ${words[fault]}${detail ? ` (${detail})` : ""}.`;
