import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { askMachine, MachineFault } from "./ask";
import type { Question } from "./question";

const question: Question = {
  id: "b:b2",
  from: "zh",
  into: "en",
  text: "双方签署了合作备忘录。",
  before: "代表团抵达莫斯科。",
  after: "",
  terms: [{ term: "宝鹰", agreed: ["Bauing"], note: "secret note" }],
};

let server: Server;
let answer: RequestListener;
let asked: { url: string; key: string | undefined; body: string }[];
beforeEach(async () => {
  asked = [];
  server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk) => {
      body += chunk;
    });
    request.on("end", () => {
      asked.push({ url: `${request.url}`, key: request.headers.authorization, body });
      answer(request, response);
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
});

const base = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const settings = (url = `${base()}/v1`) => ({ url, key: "the-key", model: "m-1", name: "Tool" });
const says = (content: unknown, status = 200): RequestListener => {
  return (_, response) => {
    response.writeHead(status, { "content-type": "application/json" });
    response.end(JSON.stringify({ choices: [{ message: { content } }] }));
  };
};
const translated = (translation: unknown, id: unknown = question.id) =>
  says(JSON.stringify({ id, translation }));
const ask = (withinMs = 2_000) => askMachine(settings(), question, withinMs);

test("asks once for one passage, with what is around it and what the house calls things", async () => {
  answer = translated("Both sides signed a memorandum.\u0000\r\nTwice.");
  expect(await ask()).toBe("Both sides signed a memorandum.\nTwice.");
  expect(asked).toHaveLength(1);
  expect(asked[0]).toMatchObject({ url: "/v1/chat/completions", key: "Bearer the-key" });
  const { model, messages } = JSON.parse(asked[0]?.body ?? "");
  expect(model).toBe("m-1");
  expect(JSON.parse(messages[1].content)).toEqual({
    id: "b:b2",
    text: question.text,
    before: question.before,
    terms: [{ term: "宝鹰", agreed: "Bauing" }],
  });
  expect(asked[0]?.body).not.toContain("secret note");
});

test("takes JSON out of a fence", async () => {
  answer = says('```json\n{"id":"b:b2","translation":"Signed."}\n```');
  expect(await ask()).toBe("Signed.");
});

const page: RequestListener = (_, response) => {
  response.setHeader("content-type", "text/html");
  response.end("<!doctype html><title>Sign in</title>");
};
const endless: RequestListener = (_, response) => {
  response.writeHead(200);
  const more = () => {
    while (!response.destroyed && response.write("x".repeat(64 * 1024)));
    if (!response.destroyed) response.once("drain", more);
  };
  more();
};
const drop: RequestListener = (request) => request.socket.destroy();

describe("says what is wrong with a machine that", () => {
  test.each<[string, RequestListener, string]>([
    ["refuses the key", says("", 401), "key"],
    ["has no more for this account", says("", 402), "key"],
    ["has too much to do", says("", 429), "busy"],
    ["fails", says("", 500), "refused"],
    ["knows no such address", says("", 404), "refused"],
    ["breaks off", drop, "away"],
    ["sends a page", page, "unreadable"],
    ["sends no JSON within its answer", says("Signed."), "unreadable"],
    ["sends something else than words", says({ text: "Signed." }), "unreadable"],
    ["translates into a number", translated(7), "unreadable"],
    ["has no choices", (_, response) => response.end('{"choices":[]}'), "unreadable"],
    ["answers about another passage", translated("Signed.", "b:b3"), "unreadable"],
    ["answers with markup", translated('<p onclick="x()">Signed.</p>'), "unreadable"],
    ["says nothing", says(" \u200b"), "empty"],
    ["translates into nothing", translated("\u0000 \n"), "empty"],
    ["says far too much", translated("Signed. ".repeat(500)), "too-large"],
    ["never ends", endless, "too-large"],
  ])("%s", async (_, behaves, code) => {
    answer = behaves;
    const fault = await ask().catch((error) => error);
    expect(fault).toBeInstanceOf(MachineFault);
    expect(fault.code).toBe(code);
  });

  test.each([301, 302, 307, 308])("leads elsewhere (%i): nothing is sent there", async (status) => {
    answer = (request, response) => {
      if (request.url?.startsWith("/elsewhere")) return translated("Signed.")(request, response);
      response.writeHead(status, { location: `${base()}/elsewhere` }).end();
    };
    await expect(ask()).rejects.toMatchObject({ code: "redirect" });
    expect(asked).toHaveLength(1);
  });

  test.each<[string, RequestListener]>([
    ["never answers", () => {}],
    ["begins and does not go on", (_, response) => void response.writeHead(200).write("{")],
  ])("%s", async (_, behaves) => {
    answer = behaves;
    const began = performance.now();
    await expect(ask(300)).rejects.toMatchObject({ code: "slow" });
    expect(performance.now() - began).toBeLessThan(3_000);
  });

  test("is not there", async () => {
    await expect(
      askMachine(settings("http://127.0.0.1:1/v1"), question, 2_000),
    ).rejects.toMatchObject({ code: "away" });
  });
});
