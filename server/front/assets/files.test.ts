import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createFiles } from "./files";

let root: string;
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), "newsroom-files-"));
  vi.useFakeTimers({ toFake: ["performance"] });
});
afterEach(() => {
  vi.useRealTimers();
  rmSync(root, { recursive: true, force: true });
});

function buildOf(name: string, files: Record<string, string>): string {
  for (const [file, content] of Object.entries({ "site/public/robots.txt": name, ...files })) {
    mkdirSync(path.dirname(path.join(root, name, file)), { recursive: true });
    writeFileSync(path.join(root, name, file), content);
  }
  mkdirSync(path.join(root, name, "static"), { recursive: true });
  return path.join(root, name, "site");
}

async function ask(files: ReturnType<typeof createFiles>, address: string) {
  let body: unknown;
  const end = (given: unknown) => {
    body = given;
  };
  const res = { writeHead: () => res, end };
  const req = { method: "GET", headers: { "accept-encoding": "identity" } };
  const found = await files.answer(
    req as unknown as IncomingMessage,
    res as unknown as ServerResponse,
    address,
  );
  return found ? String(body) : undefined;
}

test("files with a hash are answered of every build that is here, others of this one", async () => {
  const before = buildOf("before", {
    "static/chunks/old.css": "old",
    "static/chunks/same.css": "same, as it was",
    "site/public/fonts/old.woff2": "old font",
    "site/public/gone.txt": "gone",
  });
  const own = buildOf("own", { "static/chunks/same.css": "same" });
  const builds = [own, before];
  const files = createFiles({ own, others: () => builds });
  expect(await ask(files, "/robots.txt")).toBe("own");
  expect(await ask(files, "/_next/static/chunks/same.css")).toBe("same");
  expect(await ask(files, "/gone.txt")).toBeUndefined();
  expect(await ask(files, "/_next/static/chunks/old.css")).toBe("old");
  expect(await ask(files, "/fonts/old.woff2")).toBe("old font");

  // The app may be of a newer build already, and a page of its name what only that one has.
  expect(await ask(files, "/_next/static/chunks/new.css")).toBeUndefined();
  builds.unshift(buildOf("newer", { "static/chunks/new.css": "new" }));
  vi.advanceTimersByTime(1_001);
  expect(await ask(files, "/_next/static/chunks/new.css")).toBe("new");

  rmSync(path.dirname(before), { recursive: true });
  expect(await ask(files, "/_next/static/chunks/old.css"), "read before its build went").toBe(
    "old",
  );
});

test("what went with its build is not there", async () => {
  const before = buildOf("before", { "static/a.css": "a", "static/b.css": "b" });
  const own = buildOf("own", {});
  const files = createFiles({ own, others: () => [before] });
  expect(await ask(files, "/_next/static/a.css")).toBe("a");
  rmSync(path.dirname(before), { recursive: true });
  expect(await ask(files, "/_next/static/b.css")).toBeUndefined();
});
