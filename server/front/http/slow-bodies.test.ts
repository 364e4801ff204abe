import { createServer, type Server } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { afterEach, expect, test } from "vitest";
import { endSlowBodies } from "./slow-bodies";

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** Begins requests on a server that reads bodies to their end. @returns how many got through */
async function site(mayTakeLong: boolean) {
  let whole = 0;
  const server = createServer(
    endSlowBodies(
      (req, res) => {
        req.on("error", () => {});
        req.resume().on("end", () => {
          whole += 1;
          res.end("whole");
        });
      },
      100,
      () => mayTakeLong,
    ),
  );
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    whole: () => whole,
    begin: (length: number): Socket => {
      const socket = connect(port, "127.0.0.1");
      socket.on("error", () => {});
      socket.write(`POST / HTTP/1.1\r\nHost: x\r\nContent-Length: ${length}\r\n\r\na`);
      return socket;
    },
  };
}

const closed = (socket: Socket) => new Promise<void>((resolve) => socket.once("close", resolve));

/** Sends a byte again and again until told to stop, or cut off. */
function trickle(socket: Socket): () => void {
  const timer = setInterval(() => socket.writable && socket.write("a"), 10);
  socket.once("close", () => clearInterval(timer));
  return () => clearInterval(timer);
}

test("five hundred who send a byte now and then are cut off", async () => {
  const { begin, whole } = await site(false);
  const sockets = Array.from({ length: 500 }, () => begin(1_000_000));
  for (const socket of sockets) trickle(socket);
  await Promise.all(sockets.map(closed));
  expect(whole()).toBe(0);
});

test("a slow and steady upload of somebody who is signed in comes through", async () => {
  const { begin, whole } = await site(true);
  // For several times what a stranger has.
  const socket = begin(61);
  const answer = new Promise<string>((resolve) =>
    socket.once("data", (data) => resolve(`${data}`)),
  );
  trickle(socket);
  expect(await answer).toContain("whole");
  expect(whole()).toBe(1);
});

test("one of which nothing comes any more is cut off, whoever sends it", async () => {
  const { begin, whole } = await site(true);
  await closed(begin(1_000));
  expect(whole()).toBe(0);
});

test("a request without a body is left alone", async () => {
  const { begin, whole } = await site(false);
  const socket = begin(1);
  await new Promise((resolve) => socket.once("data", resolve));
  expect(whole()).toBe(1);
  socket.destroy();
});
