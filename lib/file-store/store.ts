import type { Readable } from "node:stream";

/**
 * Where files are kept under names, whichever machine has them: a folder
 * (./folder), or a store that speaks S3 (./s3). A file is there whole or not
 * at all, and is what was said of it.
 */
export interface FileStore {
  /** Of what kind, and where: for an operator's eyes. */
  readonly place: string;

  /**
   * Writes a file, over one of that name.
   *
   * @param content its bytes, or the path of a file on this machine
   * @param sha256 of the content, in hexadecimal digits: what arrives is compared with it
   * @throws StoreAway, or an error that says that what arrived was something else
   */
  put(name: string, content: FileContent, sha256: string): Promise<void>;

  /**
   * Opens a file. Whoever opens it reads the body to its end or destroys it.
   *
   * @param range of its bytes, which the file must have
   * @returns undefined where there is no such file
   * @throws StoreAway
   */
  open(name: string, range?: ByteRange): Promise<OpenFile | undefined>;

  /**
   * @returns undefined where there is no such file
   * @throws StoreAway
   */
  head(name: string): Promise<FileHead | undefined>;

  /**
   * Removes a file; one that is not there is gone already.
   *
   * @throws StoreAway
   */
  remove(name: string): Promise<void>;

  /**
   * All files whose names begin so, in no order that could be relied on.
   *
   * @param prefix ends with a slash, or is empty
   * @throws StoreAway
   */
  list(prefix: string): AsyncIterable<ListedFile>;
}

export type FileContent = Uint8Array | { file: string };

/** From one byte to another, both included. */
export type ByteRange = { start: number; end: number };

type OpenFile = {
  /** Of the whole file, however much of it is read. */
  bytes: number;
  body: Readable;
};

type FileHead = { bytes: number; changedAt: Date };

type ListedFile = FileHead & { name: string };

export type AwayReason =
  /** Nobody answers, or the connection broke. */
  | "unreachable"
  /** It took longer than anybody waits. */
  | "silent"
  /** It answers that it cannot: the machine's own fault, or too much asked of it. */
  | "failing"
  /** It does not accept the key, or the bucket is not there. */
  | "refused"
  /** There is no room left. */
  | "full";

const words: Record<AwayReason, string> = {
  unreachable: "cannot be reached",
  silent: "does not answer in time",
  failing: "answers that it fails",
  refused: "refuses access: key, rights or bucket are wrong",
  full: "has no room left",
};

/** The store cannot be asked: whether it has a file is not known then. */
export class StoreAway extends Error {
  constructor(
    readonly reason: AwayReason,
    place: string,
    cause?: unknown,
  ) {
    super(`the store of files (${place}) ${words[reason]}`, { cause });
  }
}

/** What arrived is not what was sent. */
export class FileDamaged extends Error {}

/**
 * A name as stores take it: parts of letters, digits, `.`, `-` and `_`, with
 * slashes between them. Whatever else comes is a fault of the caller.
 *
 * @throws Error
 */
export function checkName(name: string): string {
  const parts = name.split("/");
  const fine = parts.every((part) => /^[\w.-]{1,200}$/.test(part) && !/^\.{1,2}$/.test(part));
  if (!fine) throw new Error(`${JSON.stringify(name)} is no name of a file in a store`);
  return name;
}
