/** Why a file was not taken into the library. Each has a sentence in messages/ (`Uploads.fault`). */
export const intakeFaults = [
  /** Of no kind that is taken, whatever it is called. */
  "kind",
  /** Damaged, cut short, or not what its first bytes say. */
  "not-a-picture",
  "broken",
  "too-large",
  "too-many-pixels",
  "too-slow",
  /** Its process took more memory than one file may: it was ended. */
  "too-much-memory",
  /** Can be read as a file of another kind at the same time. */
  "two-kinds",
  /** A drawing that runs a program or fetches something from elsewhere. */
  "not-self-contained",
  /** Opens with a password only, or is encrypted with one that is empty, so that nobody can look into it. */
  "locked",
  /** A document that runs a program, starts one, or carries other files. */
  "active",
  /** An archive with something else in it than pictures. */
  "not-pictures",
  /** Unpacks to far more than it is. */
  "unpacks-too-large",
  /** There is no room on the disk. */
  "no-room",
  /** Where files are kept cannot be asked: it may go in a moment later. */
  "store-away",
] as const;

export type IntakeFault = (typeof intakeFaults)[number];

export class FaultyFile extends Error {
  constructor(
    readonly fault: IntakeFault,
    /** What of it: a file in an archive. */
    readonly detail?: string,
  ) {
    super(fault);
  }
}
