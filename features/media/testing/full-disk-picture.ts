import { open } from "node:fs/promises";
import path from "node:path";

/**
 * What takes a picture in, on a disk that has room for so many bytes
 * (MEDIA_ROOM_BYTES): what is written beyond them ends as the kernel ends it.
 * A disk of that size would be the system's, and not every test may have one.
 */
let room = Number(process.env.MEDIA_ROOM_BYTES);

const handle = await open(path.join(import.meta.dirname, "quarters.ts"));
const methods = Object.getPrototypeOf(handle) as typeof handle;
await handle.close();
const written = methods.writeFile;
methods.writeFile = async function (this: typeof handle, content, ...rest) {
  const bytes = Buffer.from(content as Buffer);
  const fits = bytes.subarray(0, Math.max(0, room));
  room -= bytes.length;
  await written.call(this, fits, ...rest);
  if (fits.length < bytes.length) {
    throw Object.assign(new Error("ENOSPC: no space left on device, write"), { code: "ENOSPC" });
  }
};

await import("@/features/media/pictures/take-in");
