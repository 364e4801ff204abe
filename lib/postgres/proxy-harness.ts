import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** Says in PostgreSQL's own words that a start was refused. */
function refusal(code: string, words: string): Buffer {
  const fields = Buffer.from(`SFATAL\0VFATAL\0C${code}\0M${words}\0\0`);
  const head = Buffer.alloc(5);
  head.write("E");
  head.writeUInt32BE(fields.length + 4, 1);
  return Buffer.concat([head, fields]);
}

/** What poolers let through at a start; they refuse everything else (PgBouncer's own list). */
const allowed = new Set([
  "user",
  "database",
  "client_encoding",
  "datestyle",
  "timezone",
  "standard_conforming_strings",
  "application_name",
]);

function refusedParameter(start: Buffer): string | undefined {
  const names = start
    .toString("utf8", 8)
    .split("\0")
    .filter((_, index) => index % 2 === 0);
  return names.find((name) => name && !allowed.has(name.toLowerCase()));
}

/**
 * Stands before a server, for tests: refuses what a pooler refuses, and falls
 * silent in the middle, as a server does that hangs or a machine that is gone.
 *
 * @param serverUrl of the server behind it
 */
export async function openProxy(serverUrl: string) {
  const { hostname, port } = new URL(serverUrl);
  const sockets = new Set<Socket>();
  let silent = false;
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => {});
    if (silent) socket.pause();
  };
  const server = createServer((client) => {
    keep(client);
    client.once("data", (start) => {
      const parameter = refusedParameter(start);
      if (parameter) {
        client.end(refusal("08P01", `unsupported startup parameter: ${parameter}`));
        return;
      }
      const upstream = connect(Number(port), hostname);
      keep(upstream);
      upstream.write(start);
      client.pipe(upstream).pipe(client);
      client.on("close", () => upstream.destroy());
      upstream.on("close", () => client.destroy());
      if (silent) for (const each of [client, upstream]) each.pause();
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port: own } = server.address() as AddressInfo;

  return {
    /** The address of a database on that server, by way of this. */
    through(url: string): string {
      const way = new URL(url);
      way.hostname = "127.0.0.1";
      way.port = `${own}`;
      return way.href;
    },
    hang(): void {
      silent = true;
      for (const socket of sockets) socket.pause();
    },
    goOn(): void {
      silent = false;
      for (const socket of sockets) socket.resume();
    },
    async close(): Promise<void> {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}
