import { setTimeout as sleep } from "node:timers/promises";
import { Browser } from "@/scripts/cluster/browser";
import type { Certificate } from "@/scripts/cluster/certificate";
import { assets } from "@/scripts/cluster/readers";

type Where = { at: readonly string[]; certificate: Certificate; patienceMs: number };

/**
 * Until nginx has every page, in every coding, and answers it by itself: those
 * are the pages that are kept.
 *
 * @throws when that takes too long
 */
export async function untilLaid(
  paths: ReadonlySet<string>,
  { at, certificate, patienceMs }: Where,
): Promise<void> {
  const deadline = Date.now() + patienceMs;
  for (const encoding of ["gzip, deflate, br", "gzip", undefined]) {
    const browser = new Browser(at, certificate, encoding);
    for (const path of paths) {
      let page = await browser.get(path).catch(() => undefined);
      while (!page?.fromFile) {
        if (Date.now() > deadline) throw new Error(`nginx does not find ${path} (${encoding})`);
        await sleep(100);
        page = await browser.get(path).catch(() => undefined);
      }
      // Laid by who asks first; whether they come from a file nobody says.
      for (const [, asset = ""] of page.body.matchAll(assets)) await browser.get(asset);
    }
    browser.close();
  }
}
