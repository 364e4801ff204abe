import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "vitest";
import { freePort } from "@/lib/postgres/postmaster";
import { bindSocket } from "./listening-socket";

/** Answers with its number, from a socket that it has inherited. */
const server = `
  require("node:http").createServer((_, res) => res.end(String(process.pid)))
    .listen({ fd: 3 }, () => console.log("listens"));`;

async function accept(fd: number): Promise<ChildProcess> {
  const child = spawn(process.execPath, ["-e", server], {
    stdio: ["ignore", "pipe", "ignore", fd],
  });
  await once(child.stdout ?? child, "data");
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill("SIGKILL");
  await once(child, "exit");
}

test("connections wait while nobody accepts, and the next one answers them", async () => {
  const port = await freePort();
  const socket = await bindSocket("127.0.0.1", port);
  const ask = async () => (await fetch(`http://127.0.0.1:${port}`)).text();
  const first = await accept(socket.fd);
  expect(await ask()).toBe(`${first.pid}`);
  await kill(first);
  const waiting = ask();
  const second = await accept(socket.fd);
  expect(await waiting).toBe(`${second.pid}`);
  await kill(second);
  socket.close();
  await expect(ask()).rejects.toThrow();
});

test("an address that is taken, or is none of this machine, is refused in words", async () => {
  const port = await freePort();
  const socket = await bindSocket("127.0.0.1", port);
  await expect(bindSocket("203.0.113.1", port)).rejects.toThrow(`Port ${port} of 203.0.113.1`);
  socket.close();
});
