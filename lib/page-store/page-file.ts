import { createHash } from "node:crypto";
import { open, readdir, readFile, rm, stat } from "node:fs/promises";
import path from "node:path";
import { writeWhole } from "@/lib/storage";
import type { Page } from "./page";

/**
 * A page on disk is one file: a digest of the rest (16 bytes), the length of
 * a JSON head (4 bytes, big endian), the head, then the bodies one after the
 * other. The digest is there because a file that was written just before
 * the power failed can have its length and yet not its content.
 */

type Head = Omit<Page, "bodies"> & { lengths: [identity: number, gzip: number, br: number] };

const digestLength = 16;

export function fileOf(folder: string, address: string): string {
  const name = createHash("sha256").update(address).digest("hex");
  return path.join(folder, name.slice(0, 2), `${name}.page`);
}

export async function writePage(folder: string, page: Page): Promise<void> {
  await writeWhole(fileOf(folder, page.path), encodePage(page));
}

/** @returns the parts of the file, not put together: a sitemap would lie in memory three times */
export function encodePage(page: Page): Buffer[] {
  const { bodies, ...rest } = page;
  const { identity, gzip, br } = bodies;
  const head: Head = { ...rest, lengths: [identity.length, gzip.length, br.length] };
  const json = Buffer.from(JSON.stringify(head));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(json.length);
  const content = [length, json, identity, gzip, br];
  return [digestOf(...content), ...content];
}

/** @returns undefined when there is no such file, or none that is whole */
export async function readPage(folder: string, address: string): Promise<Page | undefined> {
  const file = await readFile(fileOf(folder, address)).catch(() => undefined);
  const page = file && parsePage(file);
  return page?.path === address ? page : undefined;
}

/** @returns the addresses of the pages in a folder; files that are not whole may be among them */
export async function addressesIn(folder: string): Promise<string[]> {
  const files = await readdir(folder, { recursive: true }).catch(() => []);
  const found: string[] = [];
  for (const file of files.filter((name) => name.endsWith(".page"))) {
    const address = await addressOf(path.join(folder, file)).catch(() => undefined);
    if (address) found.push(address);
  }
  return found;
}

/** Reads the head alone. */
async function addressOf(file: string): Promise<string> {
  const handle = await open(file);
  try {
    const start = await handle.read({ buffer: Buffer.alloc(4), position: digestLength });
    const head = Buffer.alloc(start.buffer.readUInt32BE(0));
    await handle.read({ buffer: head, position: digestLength + 4 });
    return (JSON.parse(head.toString("utf8")) as Head).path;
  } finally {
    await handle.close();
  }
}

/** @returns when it was written, in milliseconds; undefined when there is no such file */
export async function timeOfPage(folder: string, address: string): Promise<number | undefined> {
  return (await stat(fileOf(folder, address)).catch(() => undefined))?.mtimeMs;
}

/** @returns undefined when the file is not whole */
export function parsePage(file: Buffer): Page | undefined {
  try {
    const content = file.subarray(digestLength);
    if (!digestOf(content).equals(file.subarray(0, digestLength))) return undefined;
    const end = 4 + content.readUInt32BE(0);
    const { lengths, ...rest } = JSON.parse(content.toString("utf8", 4, end)) as Head;
    const [identity, gzip, br] = lengths;
    if (content.length !== end + identity + gzip + br) return undefined;
    return {
      ...rest,
      bodies: {
        identity: content.subarray(end, end + identity),
        gzip: content.subarray(end + identity, end + identity + gzip),
        br: content.subarray(end + identity + gzip),
      },
    };
  } catch {
    return undefined;
  }
}

/** Removes the page and notes that there was one at the address. */
export async function removePage(folder: string, address: string): Promise<void> {
  try {
    await writeWhole(traceOf(folder, address), []);
  } finally {
    await rm(fileOf(folder, address), { force: true });
  }
}

/** Whether a page was removed at an address. */
export async function wasPage(folder: string, address: string): Promise<boolean> {
  return (await stat(traceOf(folder, address)).catch(() => undefined)) !== undefined;
}

const traceOf = (folder: string, address: string) => `${fileOf(folder, address)}.was`;

function digestOf(...content: Buffer[]): Buffer {
  const hash = createHash("sha256");
  for (const part of content) hash.update(part);
  return hash.digest().subarray(0, digestLength);
}
