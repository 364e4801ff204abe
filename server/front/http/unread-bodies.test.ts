import { createServer, type RequestListener, type Server } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { afterEach, expect, test } from "vitest";
import { leaveUnread } from "./unread-bodies";

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

const megabyte = Buffer.alloc(1024 * 1024, "[");

async function site(listener: RequestListener) {
  const server = createServer(leaveUnread(listener));
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const socket = connect((server.address() as AddressInfo).port, "127.0.0.1");
  let heard = "";
  socket.setEncoding("utf8").on("data", (data) => {
    heard += data;
  });
  socket.on("error", () => {});
  const closed = new Promise<void>((resolve) => socket.once("close", () => resolve()));
  return { socket, closed, heard: () => heard };
}

const head = (length: string) => `POST / HTTP/1.1\r\nHost: x\r\n${length}\r\n\r\n`;

/** Sends as fast as it is read, until it is cut off. */
function pour(socket: Socket): void {
  const more = () => {
    while (!socket.destroyed && socket.write(megabyte));
  };
  socket.on("drain", more);
  more();
}

test.each([
  ["whose length is said", "Content-Length: 999999999999"],
  ["that comes in pieces", "Transfer-Encoding: chunked"],
])(
  "an endless body %s, which the answer has not read, ends with its connection",
  async (_, length) => {
    const { socket, closed } = await site((_req, res) => {
      res.writeHead(405, { "Content-Length": 0 }).end();
    });
    socket.write(head(length));
    if (length.startsWith("Transfer")) socket.write("FFFFFFFFFF\r\n");
    pour(socket);
    await closed;
  },
);

test("a long body that is read to its end is answered, and then the connection closes", async () => {
  const { socket, closed, heard } = await site((req, res) => {
    req.resume().on("end", () => res.end("read"));
  });
  socket.write(head(`Content-Length: ${megabyte.length}`));
  socket.write(megabyte);
  await closed;
  expect(heard()).toMatch(/^HTTP\/1\.1 200 [\s\S]*Connection: close[\s\S]*read/);
});

test("a short body that nobody reads keeps its connection", async () => {
  const { socket, heard } = await site((_req, res) => res.end("none"));
  for (const count of [1, 2]) {
    socket.write(`${head("Content-Length: 5")}hello`);
    await expect.poll(() => heard().match(/none/g)?.length).toBe(count);
  }
});
