import { crc32, inflateRawSync } from "node:zlib";
import { FaultyFile } from "./faults";

/** What an archive says of one of its files, and where it lies. */
export type ZipEntry = {
  name: string;
  method: number;
  encrypted: boolean;
  packedBytes: number;
  bytes: number;
  crc: number;
  at: number;
};

/** Of the record at an archive's end, without its comment. */
const endBytes = 22;
const longestComment = 0xffff;

/** No honest archive for readers has more files. */
const mostEntries = 2_000;

/** Where the record of an archive's end stands, if its comment ends with the file. */
function endOf(bytes: Buffer): number | undefined {
  const first = Math.max(0, bytes.length - endBytes - longestComment);
  for (let at = bytes.length - endBytes; at >= first; at--) {
    if (bytes.readUInt32LE(at) !== 0x06054b50) continue;
    if (at + endBytes + bytes.readUInt16LE(at + 20) === bytes.length) return at;
  }
  return undefined;
}

export const endsAsZip = (bytes: Buffer): boolean => endOf(bytes) !== undefined;

/**
 * The list of an archive's files. It must be the whole of the file: what
 * stands before or behind it would be read by one program and not by another.
 *
 * @throws FaultyFile `broken`, `two-kinds`, `unpacks-too-large`
 */
export function zipEntries(bytes: Buffer): ZipEntry[] {
  const end = endOf(bytes);
  if (end === undefined) throw new FaultyFile("broken");
  const count = bytes.readUInt16LE(end + 10);
  const length = bytes.readUInt32LE(end + 12);
  const start = bytes.readUInt32LE(end + 16);
  if (count > mostEntries) throw new FaultyFile("unpacks-too-large");
  // Also of ZIP64, whose archives are larger than any that is taken.
  if (start + length !== end) throw new FaultyFile("two-kinds");
  const entries: ZipEntry[] = [];
  let at = start;
  for (let index = 0; index < count; index++) {
    if (at + 46 > end || bytes.readUInt32LE(at) !== 0x02014b50) throw new FaultyFile("broken");
    const nameBytes = bytes.readUInt16LE(at + 28);
    const restBytes = bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
    entries.push({
      name: bytes.toString("utf8", at + 46, at + 46 + nameBytes),
      method: bytes.readUInt16LE(at + 10),
      encrypted: (bytes.readUInt16LE(at + 8) & 1) === 1,
      crc: bytes.readUInt32LE(at + 16),
      packedBytes: bytes.readUInt32LE(at + 20),
      bytes: bytes.readUInt32LE(at + 24),
      at: bytes.readUInt32LE(at + 42),
    });
    at += 46 + nameBytes + restBytes;
  }
  if (at !== end) throw new FaultyFile("broken");
  return entries;
}

/**
 * One file of an archive, unpacked: never more of it than the archive says.
 *
 * @throws FaultyFile `broken`, `locked`, `unpacks-too-large`
 */
export function unzipped(archive: Buffer, entry: ZipEntry): Buffer {
  if (entry.encrypted) throw new FaultyFile("locked", entry.name);
  const { at, name } = entry;
  if (at + 30 > archive.length || archive.readUInt32LE(at) !== 0x04034b50) {
    throw new FaultyFile("broken", name);
  }
  const from = at + 30 + archive.readUInt16LE(at + 26) + archive.readUInt16LE(at + 28);
  const packed = archive.subarray(from, from + entry.packedBytes);
  if (packed.length !== entry.packedBytes) throw new FaultyFile("broken", name);
  const content = entry.method === 0 ? packed : inflated(packed, entry);
  if (content.length !== entry.bytes || crc32(content) !== entry.crc) {
    throw new FaultyFile("broken", name);
  }
  return content;
}

function inflated(packed: Buffer, { method, bytes, name }: ZipEntry): Buffer {
  if (method !== 8) throw new FaultyFile("broken", name);
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, bytes) });
  } catch (error) {
    const isLonger = (error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE";
    throw new FaultyFile(isLonger ? "unpacks-too-large" : "broken", name);
  }
}
