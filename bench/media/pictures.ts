import { writeFile } from "node:fs/promises";
import path from "node:path";
import sharp, { type Sharp } from "sharp";
import { Random } from "@/bench/corpus/random";

// Made-up photographs: large soft shapes of colour, edges, and grain as a sensor has it, which is what
// makes them as hard to pack as real ones. Each is another part of one large picture.

type Format = "jpeg" | "png" | "tiff" | "webp";

/** What newsrooms are sent, in twenty: mostly JPEG of cameras and phones, some scans and screens. */
const kinds: { format: Format; megapixels: number }[] = [
  ...[12, 24, 50, 12, 24, 36, 12, 20, 48, 24, 12, 36].map(
    (megapixels) => ({ format: "jpeg", megapixels }) as const,
  ),
  ...[12, 13, 12].map((megapixels) => ({ format: "png", megapixels }) as const),
  ...[12, 12].map((megapixels) => ({ format: "tiff", megapixels }) as const),
  ...[12, 24, 16].map((megapixels) => ({ format: "webp", megapixels }) as const),
];

const packed: Record<Format, (image: Sharp) => Sharp> = {
  jpeg: (image) => image.jpeg({ quality: 88 }),
  png: (image) => image.png({ compressionLevel: 3 }),
  tiff: (image) => image.tiff({ compression: "deflate", predictor: "horizontal" }),
  webp: (image) => image.webp({ quality: 85, effort: 0 }),
};

const ground = { width: 9_400, height: 6_600, channels: 3 } as const;

export type Made = { file: string; name: string; format: Format; megapixels: number };

export type Maker = (folder: string, numbers: readonly number[]) => Promise<Made[]>;

/** Makes the large one, which takes some seconds and 190 MB, and gives what makes files of it. */
export async function pictureMaker(): Promise<Maker> {
  const { data } = await grained(new Random("media"));
  const one = async (folder: string, number: number): Promise<Made> => {
    const { format, megapixels } = kinds[number % kinds.length] ?? {
      format: "jpeg",
      megapixels: 12,
    };
    const random = new Random(`picture ${number}`);
    const width = Math.min(ground.width, Math.round(Math.sqrt(megapixels * 1.5e6)));
    const height = Math.min(ground.height, Math.round((megapixels * 1e6) / width));
    const left = random.between(0, ground.width - width);
    const top = random.between(0, ground.height - height);
    const image = sharp(data, { raw: ground })
      .extract({ left, top, width, height })
      .modulate({ hue: random.between(0, 359), brightness: 0.9 + random.between(0, 20) / 100 });
    const name = `picture-${number}.${format}`;
    const file = path.join(folder, name);
    await writeFile(file, await packed[format](image).toBuffer());
    return { file, name, format, megapixels };
  };
  return async (folder, numbers) => {
    const made: Made[] = [];
    for (const number of numbers) made.push(await one(folder, number));
    return made;
  };
}

async function grained(random: Random): Promise<{ data: Buffer }> {
  const { width, height } = ground;
  const shapes = Array.from({ length: 90 }, () => {
    const colour = `rgb(${random.between(0, 255)},${random.between(0, 255)},${random.between(0, 255)})`;
    const [x, y] = [random.between(0, 940), random.between(0, 660)];
    const size = random.between(10, 160);
    return random.between(0, 1) === 0
      ? `<circle cx="${x}" cy="${y}" r="${size}" fill="${colour}" opacity=".6"/>`
      : `<path d="M${x} ${y}l${size} ${random.between(-60, 60)} -${size} 80z" fill="${colour}" opacity=".7"/>`;
  }).join("");
  const scene = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 940 660"><rect width="940" height="660" fill="#8a9aa5"/>${shapes}</svg>`;
  const drawn = await sharp(Buffer.from(scene), { limitInputPixels: false, unlimited: true })
    .flatten({ background: "#8a9aa5" })
    .blur(2)
    .raw()
    .toBuffer();
  // As of a sensor: independent from pixel to pixel, slightly smeared by what makes colours of it.
  const grain = await sharp({
    create: { ...ground, background: "#808080", noise: { type: "gaussian", mean: 128, sigma: 16 } },
    limitInputPixels: false,
  })
    .blur(0.6)
    .raw()
    .toBuffer();
  // Cuts off by itself what no pixel can be.
  const data = new Uint8ClampedArray(drawn.buffer, drawn.byteOffset, drawn.length);
  for (let at = 0; at < data.length; at++) {
    data[at] = (data[at] ?? 0) + (grain[at] ?? 0) - 128;
  }
  return { data: drawn };
}
