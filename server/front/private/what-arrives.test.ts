import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, test, vi } from "vitest";
import type { Finding } from "@/scripts/doctor/finding";
import { examineSiteAddress, judgeArrived } from "@/scripts/doctor/site-address";
import { trustOf } from "@/server/front/http/client-headers";
import { answerWhatArrives } from "./what-arrives";

// What `doctor` says of the way from readers to a front, asked of one.

const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const each of undo.splice(0).reverse()) await each();
});

const levels = (findings: Finding[]) =>
  Object.fromEntries(findings.map(({ code, level }) => [code, level]));

describe("the way in", () => {
  const secret = "a secret that is long enough to be one";

  /** A front, or what a proxy makes of a request before it reaches one. */
  async function site(
    trusted: string,
    change: (headers: Record<string, unknown>) => void = () => {},
  ) {
    process.env.SITE_SECRET = secret;
    const server = createServer((req, res) => {
      change(req.headers);
      if (answerWhatArrives(req, res, trustOf(trusted))) return;
      res.end('{"status":"ok"}\n');
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    undo.push(
      () => Reflect.deleteProperty(process.env, "SITE_SECRET"),
      () => server.close(),
    );
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  test("is well where the proxy says who asks and is believed", async () => {
    const SITE_URL = await site("loopback", (headers) => {
      headers["x-forwarded-for"] = "203.0.113.9";
    });
    const found = await examineSiteAddress({ SITE_URL }, secret);
    expect(levels(found)).toEqual({ dns: "well", "site-answers": "well", "proxy-client": "well" });
    expect(JSON.stringify(found)).toContain("203.0.113.9");
  });

  test("is a fault where the proxy is not named, or changes the Host", async () => {
    const SITE_URL = await site("", (headers) => {
      headers["x-forwarded-for"] = "203.0.113.9";
      headers.host = "127.0.0.1";
    });
    const found = await examineSiteAddress({ SITE_URL }, secret);
    expect(levels(found)).toMatchObject({ "proxy-client": "fault", "proxy-host": "fault" });
    expect(JSON.stringify(found)).toContain("TRUSTED_PROXIES=loopback");
  });

  test("says nothing of the house to who has another secret", async () => {
    const SITE_URL = await site("loopback");
    const found = await examineSiteAddress({ SITE_URL }, "another secret that is long enough");
    expect(levels(found)).toEqual({ dns: "well", "site-answers": "warning" });
  });

  test("that believes what strangers write is a fault", () => {
    const env = { SITE_URL: "https://news.example.com" };
    const forged = "192.0.2.99";
    const arrived = {
      peer: "10.0.0.1",
      client: forged,
      forwardedFor: forged,
      host: "news.example.com",
    };
    expect(levels(judgeArrived(env, arrived))["proxy-client"]).toBe("fault");
    const added = { ...arrived, client: "203.0.113.9", forwardedFor: `${forged}, 203.0.113.9` };
    expect(levels(judgeArrived(env, added))["proxy-client"]).toBe("well");
    const http = { ...added, forwardedProto: "http" };
    expect(levels(judgeArrived(env, http))["proxy-https"]).toBe("warning");
  });

  test("leads nowhere, or to something else", async () => {
    const nowhere = await examineSiteAddress({ SITE_URL: "https://news.invalid" }, secret);
    expect(levels(nowhere)).toEqual({ dns: "fault" });
    const other = createServer((_, res) =>
      res.writeHead(301, { Location: "https://a.example" }).end(),
    );
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
    undo.push(() => other.close());
    const SITE_URL = `http://127.0.0.1:${(other.address() as AddressInfo).port}`;
    expect(levels(await examineSiteAddress({ SITE_URL }, secret))).toMatchObject({
      "site-answers": "fault",
    });
  });

  test("with a certificate that nobody vouches for is a fault", async () => {
    const cause = Object.assign(new Error("self-signed"), { code: "DEPTH_ZERO_SELF_SIGNED_CERT" });
    vi.stubGlobal("fetch", () => Promise.reject(new TypeError("fetch failed", { cause })));
    undo.push(() => vi.unstubAllGlobals());
    const SITE_URL = "https://127.0.0.1";
    expect(levels(await examineSiteAddress({ SITE_URL }, secret))).toEqual({
      dns: "well",
      certificate: "fault",
    });
  });
});
