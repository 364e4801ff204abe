import { decoded, keepCrops } from "@/features/media/pictures/derive";
import { notingWrites, readMedia } from "@/features/media/storage/media-store";

/**
 * Run as a program of its own with a picture's hash and a point of it: makes
 * the crops around that point that are not there yet, and prints which it has
 * written as one line of JSON.
 */
const [hash = "", focalX = "0.5", focalY = "0.5"] = process.argv.slice(2);
const original = await readMedia(hash, "original");
if (!original) throw new Error(`the original of ${hash} is missing`);
const picture = await decoded(original);
const focal = { focalX: Number(focalX), focalY: Number(focalY) };
const { files } = await notingWrites(() => keepCrops(hash, picture, focal));
process.stdout.write(`${JSON.stringify(files)}\n`);
