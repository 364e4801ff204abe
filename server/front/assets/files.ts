import { readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import path from "node:path";
import { finishedPage, type Page } from "@/lib/page-store/page";
import { cacheControl } from "@/server/front/http/headers";
import { answerPage } from "@/server/front/pages/answer-page";

/**
 * Files that a build and the public folder bring: they change with nothing
 * but a new start. Known by name from the beginning, read and compressed
 * once when first asked for, and handed out like pages.
 */
export type Files = ReturnType<typeof createFiles>;

/** Kinds that exist here; the second says whether compressing them saves anything. */
const types: Record<string, [type: string, compressible: boolean]> = {
  ".css": ["text/css; charset=utf-8", true],
  ".js": ["text/javascript; charset=utf-8", true],
  ".json": ["application/json", true],
  ".svg": ["image/svg+xml", true],
  ".txt": ["text/plain; charset=utf-8", true],
  ".webmanifest": ["application/manifest+json", true],
  ".ico": ["image/x-icon", false],
  ".png": ["image/png", false],
  ".woff2": ["font/woff2", false],
};

type Place = { file: string; type: string; compressible: boolean; caching: string };

/** @param root the project's folder */
export function createFiles(root = process.cwd()) {
  const places = new Map([
    // Names in a build, and those of fonts, carry a hash of the content.
    ...list(path.join(root, ".next/static"), "/_next/static/", () => cacheControl.immutable),
    ...list(path.join(root, "public"), "/", (name) =>
      name.startsWith("fonts/") ? cacheControl.immutable : cacheControl.file,
    ),
  ]);
  const kept = new Map<string, Promise<Page>>();

  return {
    /** @returns false when there is no such file; nothing has been sent then */
    async answer(req: IncomingMessage, res: ServerResponse, address: string): Promise<boolean> {
      const place = places.get(address);
      if (!place) return false;
      const reading = kept.get(address) ?? read(address, place);
      kept.set(address, reading);
      try {
        answerPage(req, res, await reading, undefined, place.compressible ? undefined : "identity");
      } catch (error) {
        kept.delete(address);
        throw error;
      }
      return true;
    },
  };
}

async function read(address: string, { file, type, caching }: Place): Promise<Page> {
  const headers = { "Content-Type": type, "Cache-Control": caching };
  const page = { path: address, headers, tags: [], snapshot: "" };
  return finishedPage(page, await readFile(file));
}

function list(
  folder: string,
  prefix: string,
  caching: (name: string) => string,
): [string, Place][] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries.flatMap((entry): [string, Place][] => {
    const [type, compressible] = types[path.extname(entry.name)] ?? [];
    if (!entry.isFile() || !type || compressible === undefined) return [];
    const file = path.join(entry.parentPath, entry.name);
    const name = path.relative(folder, file).split(path.sep).join("/");
    return [[prefix + name, { file, type, compressible, caching: caching(name) }]];
  });
}
