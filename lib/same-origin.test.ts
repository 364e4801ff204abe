import { expect, test } from "vitest";
import { isSameOrigin } from "./same-origin";

process.env.SITE_URL = "https://news.example.com";

const from = (headers: Record<string, string>) => isSameOrigin(new Headers(headers));

test("what a browser sends from the site's own pages is taken", () => {
  expect(from({ "sec-fetch-site": "same-origin", origin: "https://news.example.com" })).toBe(true);
  expect(from({ origin: "https://news.example.com" })).toBe(true);
  expect(from({ origin: "http://localhost:3000", host: "localhost:3000" })).toBe(true);
  expect(from({ "sec-fetch-site": "same-origin" })).toBe(true);
});

test.each([
  {},
  { origin: "null" },
  { origin: "https://elsewhere.example" },
  { origin: "https://news.example.com.elsewhere.example" },
  { "sec-fetch-site": "cross-site", origin: "https://news.example.com" },
  { "sec-fetch-site": "same-site", origin: "https://blog.example.com" },
  { "sec-fetch-site": "none" },
  { "sec-fetch-site": "same-origin", origin: "https://elsewhere.example" },
  { "sec-fetch-site": "same-origin", origin: "null" },
  { "sec-fetch-site": "same-origin", origin: "" },
  { origin: "https://elsewhere.example", "x-forwarded-host": "elsewhere.example" },
])("%j is refused", (headers) => expect(from(headers as Record<string, string>)).toBe(false));
