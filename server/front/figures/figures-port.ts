import { createServer, type Server } from "node:http";
import { log } from "@/lib/log";
import { sendFigures } from "./answer-figures";

/** Of several fronts one has the port; when it ends another one takes it. */
const tryAgainMs = 2_000;

/**
 * `/metrics` on a port of its own, on loopback alone: whoever is on the
 * machine may know.
 *
 * @param figures of all processes
 * @returns gives the port back
 */
export function listenForFigures(port: number, figures: () => Promise<string>): () => void {
  let server: Server | undefined;
  let timer: NodeJS.Timeout | undefined;
  let told = false;

  function open(): void {
    const fresh = createServer((req, res) => {
      const path = (req.url ?? "").split("?", 1)[0];
      if (req.method !== "GET" || path !== "/metrics") {
        res.writeHead(404, { "Content-Length": 0 }).end();
        return;
      }
      sendFigures(res, figures).catch(() => res.destroy());
    });
    fresh.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EADDRINUSE" && !told) {
        log.error({ err: error, port }, "figures have no port: METRICS_PORT cannot be opened");
        told = true;
      }
      timer = setTimeout(open, tryAgainMs);
      timer.unref();
    });
    fresh.listen(port, "127.0.0.1", () => {
      server = fresh;
    });
    fresh.unref();
  }
  open();
  return () => {
    clearTimeout(timer);
    server?.close();
    server?.closeAllConnections();
  };
}
