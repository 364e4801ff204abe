import { spawn } from "node:child_process";
import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { givenSocket } from "./given-socket.mjs";

const program = `
  import { givenSocket } from "${path.resolve("lib/startup/given-socket.mjs")}";
  try {
    const given = givenSocket();
    const left = Object.keys(process.env).filter((name) => name.startsWith("LISTEN_"));
    console.log(JSON.stringify({ given, left }));
  } catch (error) {
    console.log(JSON.stringify({ refused: error.message }));
  }`;

/** As systemd starts a service: the descriptor from three on, and the process named in the environment. */
async function started(fd: number, count = 1) {
  const shell = `LISTEN_FDS=${count} LISTEN_FDNAMES=site LISTEN_PID=$$ exec "$0" --input-type=module -e "$1"`;
  const child = spawn("sh", ["-c", shell, process.execPath, program], {
    stdio: ["ignore", "pipe", "inherit", fd],
  });
  let said = "";
  child.stdout?.on("data", (data) => {
    said += data;
  });
  await once(child, "close");
  return JSON.parse(said);
}

/** @param at a port of this machine, or a path */
async function opened(at: { port: number; host: string } | { path: string }) {
  const server = createServer().listen(at);
  await once(server, "listening");
  const { fd } = (server as unknown as { _handle: { fd: number } })._handle;
  return { server, fd };
}

test("a socket that was opened for this process is taken, and its names go to no child", async () => {
  const { server, fd } = await opened({ port: 0, host: "127.0.0.1" });
  const { port } = server.address() as AddressInfo;
  expect(await started(fd)).toEqual({ given: { fd: 3, host: "127.0.0.1", port }, left: [] });
  expect((await started(fd, 2)).refused).toMatch(/^LISTEN_FDS hands over 2 sockets, .*\.$/);
  server.close();
});

test("one that is no port is refused in words", async () => {
  const { server, fd } = await opened({
    path: path.join(tmpdir(), `newsroom-given-${process.pid}`),
  });
  expect((await started(fd)).refused).toMatch(/must be a port\.$/);
  server.close();
});

test("what is meant for another process, such as npm before this one, is left alone", () => {
  const env: NodeJS.ProcessEnv = { NODE_ENV: "test", LISTEN_FDS: "1", LISTEN_PID: "1" };
  expect(givenSocket(env, 2)).toBeUndefined();
  expect(givenSocket({ NODE_ENV: "test" }, 2)).toBeUndefined();
});
