import { expect, test } from "vitest";
import { readEnv } from "@/lib/env";
import { adviceOn } from "./advice";

test.each([
  [{}, ["REQUIRE_SECOND_FACTOR"]],
  [{ REQUIRE_SECOND_FACTOR: "none" }, []],
  [{ REQUIRE_SECOND_FACTOR: "publishers" }, []],
  [{ SITE_URL: "https://news.example.com" }, ["TRUSTED_PROXIES"]],
  [{ SITE_URL: "https://news.example.com", TRUSTED_PROXIES: "loopback" }, []],
])("%j: advice on %j", (settings, about) => {
  const advice = adviceOn(readEnv(settings));
  expect(advice).toHaveLength(about.length);
  for (const [index, name] of about.entries())
    expect(JSON.stringify(advice[index])).toContain(name);
});
