import { createHash } from "node:crypto";
import { readFile, rm } from "node:fs/promises";
import path from "node:path";
import { writeWhole } from "@/lib/storage";
import type { Page } from "./page";

/**
 * A page on disk is one file: the length of a JSON head (4 bytes, big
 * endian), the head, then the bodies one after the other.
 */

type Head = Omit<Page, "bodies"> & { lengths: [identity: number, gzip: number, br: number] };

export function fileOf(folder: string, address: string): string {
  const name = createHash("sha256").update(address).digest("hex");
  return path.join(folder, name.slice(0, 2), `${name}.page`);
}

export async function writePage(folder: string, page: Page): Promise<void> {
  const { bodies, ...rest } = page;
  const parts = [bodies.identity, bodies.gzip, bodies.br];
  const head: Head = { ...rest, lengths: [parts[0], parts[1], parts[2]].map(lengthOf) as Head["lengths"] };
  const json = Buffer.from(JSON.stringify(head));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(json.length);
  await writeWhole(fileOf(folder, page.path), Buffer.concat([length, json, ...parts]));
}

const lengthOf = (buffer: Buffer | undefined) => buffer?.length ?? 0;

/** @returns undefined when there is no such file, or none that can be read */
export async function readPage(folder: string, address: string): Promise<Page | undefined> {
  try {
    const file = await readFile(fileOf(folder, address));
    const end = 4 + file.readUInt32BE(0);
    const { lengths, ...rest } = JSON.parse(file.toString("utf8", 4, end)) as Head;
    const [identity, gzip, br] = lengths;
    if (rest.path !== address || file.length !== end + identity + gzip + br) return undefined;
    return {
      ...rest,
      bodies: {
        identity: file.subarray(end, end + identity),
        gzip: file.subarray(end + identity, end + identity + gzip),
        br: file.subarray(end + identity + gzip),
      },
    };
  } catch {
    return undefined;
  }
}

export async function removePage(folder: string, address: string): Promise<void> {
  await rm(fileOf(folder, address), { force: true });
}
