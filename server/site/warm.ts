import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { locales } from "@/i18n/routing";
import { currentSnapshot } from "@/lib/page-cache/freshness";
import { renderContext } from "@/lib/page-cache/render-context";
import type { Handler } from "./inner-request";

/**
 * Has the pages for failures made while everything works, so that they are
 * kept and can be shown when nothing else can. They have no public address:
 * a server of its own, on this machine and for this moment, asks Next.
 */
export async function warmStatusPages(next: Handler): Promise<void> {
  const snapshot = await currentSnapshot();
  const server = createServer((req, res) => {
    void renderContext.run({ snapshot }, () => next(req, res));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  try {
    for (const locale of locales) {
      for (const status of [503, 500, 404, 400]) {
        await (await fetch(`http://127.0.0.1:${port}/${locale}/status/${status}`)).arrayBuffer();
      }
    }
  } finally {
    server.close();
    server.closeAllConnections();
  }
}
