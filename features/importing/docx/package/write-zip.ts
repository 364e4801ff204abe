import { crc32, deflateRawSync } from "node:zlib";

/** The first day that ZIP can say (1980-01-01): the same content gives the same bytes. */
const firstDay = 0x21;
/** Names are UTF-8. */
const utf8Flag = 0x800;

export type ZipPart = { name: string; content: string | Uint8Array };

/** A ZIP archive of a few parts, each deflated. */
export function writeZip(parts: readonly ZipPart[]): Buffer {
  const bodies: Buffer[] = [];
  const index: Buffer[] = [];
  let at = 0;
  for (const { name, content } of parts) {
    const bytes = Buffer.from(content as Uint8Array);
    const packed = deflateRawSync(bytes);
    const own = Buffer.from(name, "utf8");
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(utf8Flag, 2);
    facts.writeUInt16LE(8, 4);
    facts.writeUInt16LE(firstDay, 8);
    facts.writeUInt32LE(crc32(bytes), 10);
    facts.writeUInt32LE(packed.length, 14);
    facts.writeUInt32LE(bytes.length, 18);
    facts.writeUInt16LE(own.length, 22);
    const local = Buffer.concat([Buffer.from("504b0304", "hex"), facts, own, packed]);
    const entry = Buffer.alloc(14);
    entry.writeUInt32LE(at, 10);
    index.push(Buffer.concat([Buffer.from("504b01021400", "hex"), facts, entry, own]));
    bodies.push(local);
    at += local.length;
  }
  const whole = Buffer.concat(index);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.length, 4);
  end.writeUInt16LE(parts.length, 6);
  end.writeUInt32LE(whole.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...bodies, whole, Buffer.from("504b0506", "hex"), end]);
}
