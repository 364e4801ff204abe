// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type SiteUpdate, watchSiteUpdates } from "./site-updates";

const told: SiteUpdate[] = [];
let answer: Response;
const site = vi.fn(async (..._: Parameters<typeof fetch>) => answer);
let end: () => void;

beforeEach(() => {
  told.length = 0;
  vi.stubGlobal("fetch", site);
  end = watchSiteUpdates("one", (update) => told.push(update));
});
afterEach(() => {
  end();
  vi.unstubAllGlobals();
});

const from = (build: string, status = 200) =>
  new Response("words", { status, headers: { "x-site-build": build } });

test("answers of the same build, and of files, which name none, say nothing", async () => {
  answer = from("one");
  expect(await (await fetch("/save", { method: "POST" })).text()).toBe("words");
  expect(site).toHaveBeenLastCalledWith("/save", { method: "POST" });
  answer = new Response("file");
  await fetch("/a.css");
  expect(told).toEqual([]);
});

test("an answer of another build tells, and reaches whoever asked", async () => {
  answer = from("two");
  expect((await fetch("/save")).headers.get("x-site-build")).toBe("two");
  expect(told).toEqual(["newer"]);
});

test("an action that is not known any more is answered to nobody", async () => {
  answer = new Response("Server action not found.", {
    status: 404,
    headers: { "x-nextjs-action-not-found": "1", "x-site-build": "two" },
  });
  const answered = vi.fn();
  fetch("/en/staff", { method: "POST" }).then(answered, answered);
  await expect.poll(() => told).toEqual(["refused"]);
  expect(answered).not.toHaveBeenCalled();
});

test("a network that fails does so as before, and afterwards nothing is watched", async () => {
  site.mockRejectedValueOnce(new TypeError("Failed to fetch"));
  await expect(fetch("/save")).rejects.toThrow("Failed to fetch");
  end();
  answer = from("two");
  await fetch("/save");
  expect(told).toEqual([]);
});
