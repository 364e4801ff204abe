import { Writable } from "node:stream";
import fc from "fast-check";
import pino from "pino";
import { expect, test } from "vitest";
import { safeLine } from "@/lib/log-line";
import { withinRequest } from "@/lib/request-context";
import { logOptions } from "./log";

/** What the log writes of something. */
function written(work: (log: pino.Logger) => void): string {
  const chunks: string[] = [];
  const stream = new Writable({
    write: (chunk, _, done) => {
      chunks.push(String(chunk));
      done();
    },
  });
  work(pino(logOptions, stream));
  return chunks.join("");
}

const only = (line: string) => {
  expect(line.endsWith("\n")).toBe(true);
  expect(line.trimEnd().split("\n")).toHaveLength(1);
  return JSON.parse(line);
};

/** Everything but what a line of plain JSON needs. */
const commands =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/;

const attack =
  '\u001b[2J\u001b]0;owned\u0007\u009b31m\r\n{"level":30,"event":"security","kind":"signed-in"}\u2028\u202e\u2066x\u0085\u007f\u0000\ud800';

test.each(["userAgent", "address", "title", "path", "query", "msg"])(
  "%s can neither end a line nor command a terminal",
  (field) => {
    const line = written((log) =>
      field === "msg" ? log.warn(attack) : log.warn({ [field]: attack }, "a line"),
    );
    expect(line.trimEnd()).not.toMatch(commands);
    expect(Buffer.from(line).toString()).toBe(line);
    const entry = only(line);
    expect(entry.kind).toBeUndefined();
    // It is kept as it was: escaped and not thrown away.
    expect(entry[field]).toContain("owned");
  },
);

test("nor can what an error says, its name, its stack and what caused it", () => {
  const error = new TypeError(attack, { cause: new Error(attack) });
  const line = written((log) => log.error({ err: error }, "failed"));
  expect(line.trimEnd()).not.toMatch(commands);
  expect(only(line).err).toMatchObject({ type: "TypeError", cause: { type: "Error" } });
});

/** Any text, halves of pairs too. */
const units = fc
  .array(fc.integer({ min: 0, max: 0xffff }))
  .map((codes) => String.fromCharCode(...codes));

test("whatever is logged is one line of JSON", () => {
  fc.assert(
    fc.property(units, units, (name, value) => {
      const line = written((log) => log.info({ [`x${name}`]: value }, value));
      expect(line.trimEnd()).not.toMatch(commands);
      only(line);
    }),
  );
});

const token = "k3Jf9-_aQ0zR7xW2mN5pL8tY1uV4sE6dC0bH3gI9oZq";

test.each([
  { password: "s3cret-words" },
  { newPassword: "s3cret-words" },
  { token: "s3cret-words" },
  { headers: { cookie: "s3cret-words", authorization: "s3cret-words" } },
  { list: [{ recoveryCodes: ["s3cret-words"] }] },
  { mail: { text: "s3cret-words" } },
  { code: "123456 s3cret-words" },
  { url: "postgresql://owner:s3cret-words@db.example.com/news" },
])("no secret of %o", (given) => {
  expect(written((log) => log.info(given, "a line"))).not.toContain("s3cret-words");
});

test("no token of a link and no login of an address, wherever they stand", () => {
  const address = `https://news.example.com/en/staff/reset/${token}`;
  const error = new Error(`could not fetch ${address} by smtps://me:hidden@mail.example.com`);
  const line = written((log) => log.error({ err: error, address }, `see ${address}?t=${token}`));
  expect(line).not.toContain(token);
  expect(line).not.toContain("hidden");
  expect(line).toContain("https://news.example.com/en/staff/reset/[token]");
});

test("codes of errors and hashes of pictures are no secrets", () => {
  const hash = "a".repeat(64);
  const error = Object.assign(new Error("no"), { code: "ENOENT" });
  const line = only(written((log) => log.info({ code: "wrong-code", hash, err: error }, "x")));
  expect(line).toMatchObject({ code: "wrong-code", hash, err: { code: "ENOENT" } });
});

test("what a library hangs on an error stays out", () => {
  const error = Object.assign(new Error("no"), { request: { body: "a text" }, row: ["a text"] });
  expect(written((log) => log.error({ err: error }, "x"))).not.toContain("a text");
});

test("every line of a request has its id, also after it has waited, and no other line has one", async () => {
  const of = (requestId: string) => ({ requestId, network: undefined, device: undefined });
  const lines = await Promise.all(
    ["one", "two"].map((id) =>
      withinRequest(of(id), async () => {
        await new Promise((resolve) => setImmediate(resolve));
        return only(written((log) => log.child({}).info("x"))).requestId;
      }),
    ),
  );
  expect(lines).toEqual(["one", "two"]);
  expect(only(written((log) => log.info("x")))).not.toHaveProperty("requestId");
});

test("a line without any of this stays as it is", () => {
  const line = '{"level":30,"title":"宝鹰 — Баоин 🏗️ é"}\n';
  expect(safeLine(line)).toBe(line);
});
