import { crc32, deflateSync } from "node:zlib";
import sharp from "sharp";
import { FaultyFile } from "./faults";

/**
 * A picture of a phone (HEIC) as PNG, upright and in its own colours. The
 * builds of sharp have no decoder for it; this one is libheif as WebAssembly,
 * which is why it is only ever called in a process of its own.
 *
 * @param mostPixels asked before anything is decoded
 * @throws FaultyFile
 */
export async function pngOfHeic(bytes: Buffer, mostPixels: number): Promise<Buffer> {
  // The decoder is large, and of a hundred files one wants it.
  const { default: heic } = await import("heic-decode");
  const images = await heic.all({ buffer: bytes }).catch(() => {
    throw new FaultyFile("not-a-picture");
  });
  try {
    const [first] = images;
    if (!first) throw new FaultyFile("not-a-picture");
    if (first.width * first.height > mostPixels) throw new FaultyFile("too-many-pixels");
    const { data, width, height } = await first.decode().catch(() => {
      throw new FaultyFile("not-a-picture");
    });
    // Barely packed: it is read again at once.
    const image = sharp(Buffer.from(data.buffer, data.byteOffset, data.byteLength), {
      raw: { width, height, channels: 4 },
    });
    const { isOpaque } = await image.stats();
    const png = await (isOpaque ? image.removeAlpha() : image)
      .png({ compressionLevel: 0 })
      .toBuffer();
    return withProfile(png, profileOf(bytes));
  } finally {
    images.dispose();
  }
}

/**
 * The colour profile, which the decoder does not give: the box `colr` with
 * `prof` before it. Phones write Display P3, which shows pale without.
 */
function profileOf(bytes: Buffer): Buffer | undefined {
  const at = bytes.indexOf("colrprof", 0, "latin1");
  if (at < 4) return undefined;
  const length = bytes.readUInt32BE(at - 4);
  const profile = bytes.subarray(at + 8, at - 4 + length);
  return profile.toString("latin1", 36, 40) === "acsp" ? profile : undefined;
}

/** Behind the signature and the header. */
const afterHeader = 8 + 25;

function withProfile(png: Buffer, profile: Buffer | undefined): Buffer {
  if (!profile) return png;
  const content = Buffer.concat([Buffer.from("iCCPphone\0\0", "latin1"), deflateSync(profile)]);
  const chunk = Buffer.alloc(content.length + 8);
  chunk.writeUInt32BE(content.length - 4, 0);
  content.copy(chunk, 4);
  chunk.writeUInt32BE(crc32(content), content.length + 4);
  return Buffer.concat([png.subarray(0, afterHeader), chunk, png.subarray(afterHeader)]);
}
