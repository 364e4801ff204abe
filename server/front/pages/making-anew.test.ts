import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createFormerPages } from "@/lib/page-store/former-pages";
import { finishedPage } from "@/lib/page-store/page";
import { writePage } from "@/lib/page-store/page-file";
import type { Readiness } from "@/server/app/readiness";
import { makeAnew } from "./making-anew";
import { createReads } from "./reads";

let root: string;
let folder: string;
beforeEach(async () => {
  root = mkdtempSync(path.join(tmpdir(), "newsroom-anew-"));
  folder = path.join(root, "before");
  for (const address of ["/en/a", "/en/b", "/en/c", "#/en/status/404"]) {
    const page = { path: address, headers: {}, tags: ["тег"], snapshot: "1:1:" };
    await writePage(folder, await finishedPage(page, Buffer.from("page")));
  }
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/**
 * @param answer of the pages, and how often each is asked for
 * @param database as the app finds it; undefined while the app is away
 */
function scene(
  answer: (address: string) => boolean = () => true,
  database: () => "ok" | "away" | undefined = () => "ok",
) {
  const made: string[] = [];
  const reads = createReads(path.join(root, "reads.json"));
  const end = new AbortController();
  const former = createFormerPages(
    folder,
    path.join(root, "own"),
    () => false,
    () => {},
  );
  const options = {
    store: { former },
    pages: {
      makeAnew: async (address: string) => {
        made.push(address);
        return answer(address);
      },
    },
    app: {
      readiness: async () => {
        const found = database();
        if (!found) throw new Error("there is no app");
        return { checks: { app: "ok", database: found } } as Readiness;
      },
    },
    reads,
    signal: end.signal,
    tryAgainMs: 1,
  };
  return { made, reads, end, former, options };
}

test("the most read go first, all are made, and then the folder goes", async () => {
  const { made, reads, former, options } = scene();
  for (const address of ["/en/c", "/en/c", "/en/b"]) reads.note(address);
  await makeAnew({ folder, since: Date.now() }, options);
  expect(made.slice(0, 2)).toEqual(["/en/c", "/en/b"]);
  expect([...made].sort()).toEqual(["#/en/status/404", "/en/a", "/en/b", "/en/c"]);
  expect(former.folder()).toBeUndefined();
  expect(existsSync(folder)).toBe(false);
});

test.each(["away", undefined] as const)(
  "while the database or the app is away the same page is tried again",
  async (found) => {
    let tries = 0;
    const { made, options } = scene(
      () => ++tries > 3,
      () => found,
    );
    await makeAnew({ folder, since: Date.now() }, options);
    expect(new Set(made.slice(0, 4)).size).toBe(1);
    expect(made).toHaveLength(7);
  },
);

test("one that always takes too long is tried twice, and those after it are made", async () => {
  const { made, reads, former, options } = scene((address) => address !== "/en/b");
  reads.note("/en/b");
  // Otherwise this would never end.
  setTimeout(() => void former.drop(), 2_000).unref();
  await makeAnew({ folder, since: Date.now() }, options);
  expect(made.slice(0, 2)).toEqual(["/en/b", "/en/b"]);
  expect(made.slice(2).sort()).toEqual(["#/en/status/404", "/en/a", "/en/c"]);
  expect(existsSync(folder)).toBe(false);
});

test("a front that ends leaves the rest, and the folder, to the next one", async () => {
  const { made, end, options } = scene(() => {
    end.abort();
    return false;
  });
  await makeAnew({ folder, since: Date.now() }, options);
  expect(made).toHaveLength(1);
  expect(existsSync(folder)).toBe(true);
});

test("after a day the folder goes, made anew or not", async () => {
  const { made, options } = scene();
  await makeAnew({ folder, since: Date.now() - 24 * 60 * 60_000 - 1 }, options);
  expect(made).toEqual([]);
  expect(existsSync(folder)).toBe(false);
});
