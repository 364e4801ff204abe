import { keepDrawing, type Original } from "@/features/media/pictures/derive";
import { Random } from "./random";

/** Few, and shared by all documents: what is measured is pages, not pictures. */
const count = 3;

/** Shapes on a ground: they can be taken for no photograph of anything. */
function drawing(number: number): string {
  const random = new Random("corpus picture", number);
  const shapes = Array.from({ length: 14 }, () => {
    const [x, y, size] = [random.between(0, 1200), random.between(0, 675), random.between(40, 260)];
    const colour = `hsl(${random.between(0, 359)} 35% ${random.between(35, 75)}%)`;
    return random.chance(0.5)
      ? `<rect x="${x}" y="${y}" width="${size}" height="${size}" fill="${colour}"/>`
      : `<circle cx="${x}" cy="${y}" r="${size / 2}" fill="${colour}"/>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="675" viewBox="0 0 1200 675">
<rect width="1200" height="675" fill="#e9e4da"/>${shapes.join("")}</svg>`;
}

export async function corpusPictures(): Promise<Original[]> {
  const pictures: Original[] = [];
  for (let number = 1; number <= count; number++) {
    pictures.push(await keepDrawing(Buffer.from(drawing(number))));
  }
  return pictures;
}
