import { readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import path from "node:path";
import { finishedPage, type Page } from "@/lib/page-store/page";
import { nextPart, ownBuild, wholeBuilds } from "@/lib/startup/builds";
import { cacheControl } from "@/server/front/http/headers";
import { answerPage } from "@/server/front/pages/answer-page";

/**
 * Files that a build brings, and those of its public folder: they change with
 * nothing but a new start. Known by name from the beginning, read and
 * compressed once when first asked for, and handed out like pages.
 *
 * Files whose names carry a hash are answered of the other builds as well
 * that are still here: kept pages, open desks and copies in caches name them.
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

/** What a build gives a hash to, as it begins in an address. */
const hashed = /^\/(?:_next\/static|fonts)\//;

/** A build may come while a front runs; made-up names do not have it look for one each time. */
const lookAgainMs = 1_000;

type Options = {
  /** Folder of this front's build. */
  own?: string;
  /** Gives the folders of all that are here. */
  others?: () => string[];
  /** Told of each file that never changes, when it is asked for: others may hand it out too. */
  offer?: (file: Page) => void;
};

export function createFiles({ own = ownBuild(), others = wholeBuilds, offer }: Options = {}) {
  const places = new Map(placesOf(own));
  const kept = new Map<string, Promise<Page>>();
  const looked = new Set([own]);
  let lookedAt = Number.NEGATIVE_INFINITY;

  function ofAnotherBuild(address: string): Place | undefined {
    if (!hashed.test(address) || performance.now() - lookedAt < lookAgainMs) return undefined;
    lookedAt = performance.now();
    for (const build of others()) {
      if (looked.has(build)) continue;
      looked.add(build);
      for (const [name, place] of placesOf(build)) {
        if (hashed.test(name) && !places.has(name)) places.set(name, place);
      }
    }
    return places.get(address);
  }

  return {
    /** @returns false when there is no such file; nothing has been sent then */
    async answer(req: IncomingMessage, res: ServerResponse, address: string): Promise<boolean> {
      const place = places.get(address) ?? ofAnotherBuild(address);
      if (!place) return false;
      const reading = kept.get(address) ?? read(address, place);
      kept.set(address, reading);
      let file: Page;
      try {
        file = await reading;
      } catch (error) {
        kept.delete(address);
        if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
        // Its build went.
        places.delete(address);
        return false;
      }
      if (place.caching === cacheControl.immutable) offer?.(file);
      answerPage(req, res, file, undefined, place.compressible ? undefined : "identity");
      return true;
    },
  };
}

const placesOf = (build: string): [string, Place][] => [
  ...list(path.join(nextPart(build), "static"), "/_next/static/", () => cacheControl.immutable),
  ...list(path.join(build, "public"), "/", (name) =>
    hashed.test(`/${name}`) ? cacheControl.immutable : cacheControl.file,
  ),
];

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
