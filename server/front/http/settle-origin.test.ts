import type { IncomingMessage } from "node:http";
import { expect, test } from "vitest";
import { settleOrigin } from "./settle-origin";

process.env.SITE_URL = "https://news.example.com";

function settled(headers: Record<string, string>) {
  const req = { headers: { ...headers } } as unknown as IncomingMessage;
  return { same: settleOrigin(req), forwarded: req.headers["x-forwarded-host"] };
}

test("Next hears the site's host of what comes from its own pages, whatever a proxy calls it", () => {
  const origin = "https://news.example.com";
  const host = "127.0.0.1:3000";
  expect(settled({ host, origin, "sec-fetch-site": "same-origin" })).toEqual({
    same: true,
    forwarded: "news.example.com",
  });
  expect(settled({ host, origin })).toEqual({ same: true, forwarded: "news.example.com" });
});

test("Next never hears a host that the request itself names", () => {
  const forged = { "x-forwarded-host": "elsewhere.example", host: "news.example.com" };
  const refused: Record<string, string>[] = [
    {},
    { origin: "https://elsewhere.example" },
    { origin: "https://elsewhere.example", "sec-fetch-site": "same-origin" },
    { origin: "https://news.example.com", "sec-fetch-site": "cross-site" },
  ];
  for (const more of refused) {
    expect(settled({ ...forged, ...more })).toEqual({ same: false, forwarded: undefined });
  }
  expect(settled({ ...forged, "sec-fetch-site": "same-origin" })).toEqual({
    same: true,
    forwarded: undefined,
  });
});
