// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from "vitest";
import { sendSave } from "./send-save";

afterEach(() => vi.unstubAllGlobals());

const send = (answer: () => Response | Promise<Response>) => {
  vi.stubGlobal("fetch", async () => answer());
  return sendSave("/save", { body: { type: "doc", content: [] } }, 1);
};
const json = (reply: object, status: number) => () => Response.json(reply, { status });
const failure = (code: string, reasons: object[] = []) => ({ ok: false, code, reasons });

test.each<[string, () => Response | Promise<Response>, object]>([
  ["an error of the server", json(failure("failed"), 500), { outcome: "failing" }],
  [
    "a proxy whose server is gone",
    () => new Response("<h1>Bad Gateway", { status: 502 }),
    { outcome: "failing" },
  ],
  ["a server that starts", () => new Response("", { status: 503 }), { outcome: "failing" }],
  ["too many at once", () => new Response("later", { status: 429 }), { outcome: "failing" }],
  ["no network", () => Promise.reject(new TypeError("Failed to fetch")), { outcome: "away" }],
  [
    "a server that is silent",
    () => Promise.reject(new DOMException("", "TimeoutError")),
    { outcome: "failing" },
  ],
  ["a page to sign in to a network", () => new Response("<h1>Welcome"), { outcome: "away" }],
  ["nobody signed in", json(failure("signed-out"), 401), { outcome: "signed-out" }],
  [
    "more than the route takes",
    json(failure("too-large", [{ code: "too-large", detail: "4 MB" }]), 413),
    { outcome: "refused", faults: [{ code: "too-large" }] },
  ],
  [
    "more than a proxy takes",
    () => new Response("<h1>413", { status: 413 }),
    { outcome: "refused", faults: [{ code: "too-large" }] },
  ],
  [
    "what cannot be kept",
    json(failure("refused", [{ code: "too-deep", block: "b1" }]), 422),
    { outcome: "refused", faults: [{ code: "too-deep", block: "b1" }] },
  ],
  [
    "no right to write",
    json(failure("refused", [{ code: "account-disabled" }]), 409),
    { outcome: "refused", faults: [{ code: "account-disabled" }] },
  ],
  [
    "a save",
    json({ ok: true, outcome: "saved", version: 2 }, 200),
    { outcome: "saved", version: 2 },
  ],
])("%s is told apart", async (_, answer, outcome) => {
  expect(await send(answer)).toMatchObject(outcome);
});
