import { inflateRawSync } from "node:zlib";

/** A part of an archive cannot be had: the archive was damaged, or made to do harm. */
export class ZipFault extends Error {
  constructor(readonly fault: "broken" | "hostile" | "too-large" | "encrypted") {
    super(fault);
  }
}

/** Word writes some thirty parts, and one more for each picture. */
const mostEntries = 4_000;
/** Of all parts together, unpacked. */
const mostBytes = 200 * 1024 * 1024;
const mostBytesOfPart = 64 * 1024 * 1024;

const sign = { end: 0x06054b50, entry: 0x02014b50, local: 0x04034b50 };

type Entry = { name: string; method: number; start: number; packed: number; size: number };

/** Parts of an archive by their names; each is unpacked when it is asked for, and checked against what was announced. */
export type Zip = { names: string[]; read: (name: string) => Buffer | undefined };

/**
 * Opens a ZIP archive as far as a Word document needs it: stored and deflated
 * parts. What two programs could read differently (a part twice, parts that
 * overlap, other names before the parts than in the index) is refused, and so
 * is a name that leads out of the archive.
 *
 * A library was not taken: those of the registry trust the sizes that an
 * archive announces, or unpack it whole before they can be asked.
 *
 * @throws ZipFault
 */
export function openZip(bytes: Buffer): Zip {
  const end = endOf(bytes);
  const count = bytes.readUInt16LE(end + 10);
  const indexAt = bytes.readUInt32LE(end + 16);
  // ZIP64: for archives of gigabytes.
  if (count === 0xffff || indexAt === 0xffffffff) throw new ZipFault("too-large");
  if (count > mostEntries) throw new ZipFault("too-large");
  const entries = new Map<string, Entry>();
  let at = indexAt;
  let total = 0;
  for (let index = 0; index < count; index++) {
    if (at + 46 > end || bytes.readUInt32LE(at) !== sign.entry) throw new ZipFault("broken");
    const entry = entryAt(bytes, at, end);
    total += entry.size;
    if (total > mostBytes || entry.size > mostBytesOfPart) throw new ZipFault("too-large");
    const key = entry.name.toLowerCase();
    if (entries.has(key)) throw new ZipFault("hostile");
    entries.set(key, entry);
    at +=
      46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  refuseOverlaps([...entries.values()], indexAt);
  return {
    names: [...entries.values()].map(({ name }) => name),
    read: (name) => {
      const entry = entries.get(name.toLowerCase());
      return entry && unpacked(bytes, entry);
    },
  };
}

/** The index is found from the end, behind a comment of 64 KB at most. */
function endOf(bytes: Buffer): number {
  const first = Math.max(0, bytes.length - 22 - 0xffff);
  for (let at = bytes.length - 22; at >= first; at--) {
    if (bytes.readUInt32LE(at) === sign.end) return at;
  }
  throw new ZipFault("broken");
}

function entryAt(bytes: Buffer, at: number, end: number): Entry {
  const flags = bytes.readUInt16LE(at + 8);
  if (flags & 1) throw new ZipFault("encrypted");
  const nameEnd = at + 46 + bytes.readUInt16LE(at + 28);
  if (nameEnd > end) throw new ZipFault("broken");
  const name = bytes.toString("utf8", at + 46, nameEnd);
  const parts = name.split("/");
  if (/[\\\0:]|^\//.test(name) || parts.includes("..")) throw new ZipFault("hostile");
  const local = bytes.readUInt32LE(at + 42);
  if (local + 30 > bytes.length || bytes.readUInt32LE(local) !== sign.local) {
    throw new ZipFault("broken");
  }
  const localNameEnd = local + 30 + bytes.readUInt16LE(local + 26);
  if (bytes.toString("utf8", local + 30, localNameEnd) !== name) throw new ZipFault("hostile");
  return {
    name,
    method: bytes.readUInt16LE(at + 10),
    packed: bytes.readUInt32LE(at + 20),
    size: bytes.readUInt32LE(at + 24),
    start: localNameEnd + bytes.readUInt16LE(local + 28),
  };
}

/** Bombs of small size let all their parts share one stretch of bytes. */
function refuseOverlaps(entries: Entry[], indexAt: number): void {
  let reached = 0;
  for (const { start, packed } of entries.sort((a, b) => a.start - b.start)) {
    if (start < reached) throw new ZipFault("hostile");
    reached = start + packed;
  }
  if (reached > indexAt) throw new ZipFault("broken");
}

function unpacked(bytes: Buffer, { method, start, packed, size }: Entry): Buffer {
  const data = bytes.subarray(start, start + packed);
  if (method === 0) return data;
  if (method !== 8) throw new ZipFault("broken");
  try {
    // One byte more than announced is a lie, and ends it.
    const whole = inflateRawSync(data, { maxOutputLength: Math.max(size, 1) });
    if (whole.length === size) return whole;
  } catch (error) {
    const isLie = error instanceof RangeError;
    throw new ZipFault(isLie ? "too-large" : "broken");
  }
  throw new ZipFault("broken");
}
