import sharp, { type Sharp } from "sharp";

/** Four colours, by which a picture that is turned, mirrored or off in colour is told. */
export const quarterSize = { width: 64, height: 48 } as const;

type Colour = [number, number, number];
const colours: { name: string; x: number; y: number; colour: Colour }[] = [
  { name: "top left", x: 16, y: 12, colour: [200, 40, 40] },
  { name: "top right", x: 48, y: 12, colour: [40, 180, 60] },
  { name: "bottom left", x: 16, y: 36, colour: [40, 60, 200] },
  { name: "bottom right", x: 48, y: 36, colour: [240, 240, 240] },
];

/** The picture itself, to be encoded in whatever way. */
export function quarters(): Sharp {
  const { width, height } = quarterSize;
  const data = Buffer.alloc(width * height * 3);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const index = (y < height / 2 ? 0 : 2) + (x < width / 2 ? 0 : 1);
      data.set(colours[index]?.colour ?? [0, 0, 0], (y * width + x) * 3);
    }
  }
  return sharp(data, { raw: { width, height, channels: 3 } });
}

/** How far the worst of the four colours is off, in steps of 255. */
export async function worstOff(picture: Buffer, grey = false): Promise<number> {
  const { data, info } = await sharp(picture)
    .toColorspace("srgb")
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const scale = info.width / quarterSize.width;
  const offs = colours.flatMap(({ x, y, colour }) => {
    const at = (Math.round(y * scale) * info.width + Math.round(x * scale)) * info.channels;
    const expected = grey ? Array<number>(3).fill(greyOf(colour)) : colour;
    return expected.map((value, channel) =>
      Math.abs(value - (data[at + (info.channels === 1 ? 0 : channel)] ?? 0)),
    );
  });
  return Math.max(...offs);
}

/** As bright as the eye finds it: in light, not in numbers. */
function greyOf([red, green, blue]: Colour): number {
  const light = (value: number) =>
    value <= 10 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4;
  const sum = 0.2126 * light(red) + 0.7152 * light(green) + 0.0722 * light(blue);
  return Math.round(255 * (1.055 * sum ** (1 / 2.4) - 0.055));
}
