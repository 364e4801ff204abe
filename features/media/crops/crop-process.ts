import { readFile } from "node:fs/promises";
import { decoded, keepCrops } from "@/features/media/pictures/derive";
import { mediaFile } from "@/lib/storage";

/**
 * Run as a program of its own with a picture's hash and a point of it: makes
 * the crops around that point that are not there yet.
 */
const [hash = "", focalX = "0.5", focalY = "0.5"] = process.argv.slice(2);
const picture = await decoded(await readFile(mediaFile(hash, "original")));
await keepCrops(hash, picture, { focalX: Number(focalX), focalY: Number(focalY) });
