import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freePort } from "@/lib/postgres/postmaster";
import { answerFigures } from "./answer-figures";
import { listenForFigures } from "./figures-port";

const figures = async () => "# HELP up It is.\n# TYPE up gauge\nup 1\n";
const token = "a-token-of-some-length";
let given: string | undefined = token;
const server = createServer(async (req, res) => {
  if (!(await answerFigures(req, res, figures, given))) res.writeHead(404).end();
});
let origin = "";

beforeAll(async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => void server.close());

const ask = (authorization?: string, method = "GET") =>
  fetch(`${origin}/metrics`, { method, headers: authorization ? { authorization } : {} });

test("who has the token gets the figures, kept by nobody", async () => {
  const answer = await ask(`Bearer ${token}`);
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-type")).toContain("version=0.0.4");
  expect(answer.headers.get("cache-control")).toBe("no-store");
  expect(await answer.text()).toBe(await figures());
});

test.each([[undefined], ["Bearer another-token-of-length"], [`Basic ${token}`], ["Bearer "]])(
  "with %s there is no such address",
  async (authorization) => {
    expect((await ask(authorization)).status).toBe(404);
  },
);

test("nor is there for other methods, nor where no token is set", async () => {
  expect((await ask(`Bearer ${token}`, "POST")).status).toBe(404);
  given = "";
  expect((await ask("Bearer ")).status).toBe(404);
  expect((await ask(`Bearer ${token}`)).status).toBe(404);
  given = token;
});

test("a port of their own is on loopback, and goes to the next front when the first ends", async () => {
  const port = await freePort();
  const closeFirst = listenForFigures(port, figures);
  const own = () => fetch(`http://127.0.0.1:${port}/metrics`).then((answer) => answer.text());
  await expect.poll(() => own().catch(() => "")).toBe(await figures());
  const closeSecond = listenForFigures(port, async () => "of the second\n");
  expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(404);
  closeFirst();
  await expect.poll(() => own().catch(() => ""), { timeout: 5_000 }).toBe("of the second\n");
  closeSecond();
  await expect(own()).rejects.toThrow();
});
