import { describe, expect, test } from "vitest";
import { parseEnv, readEnv } from "@/lib/env";
import { unknownSettings } from "@/lib/settings/judge.mjs";
import { usableCores } from "@/lib/startup/usable-cores";

const problemsOf = (source: Record<string, string>) => {
  const result = parseEnv(source);
  return result.ok ? [] : result.problems;
};

describe("settings", () => {
  test("have defaults for everything", () => {
    const cores = usableCores();
    expect(readEnv({})).toEqual({
      FRONTS: cores > 2 ? Math.min(cores, 64) : 1,
      APPS: 1,
      MACHINES_MAY_DIFFER: "0",
      PORT: 3000,
      SITE_URL: "http://localhost:3000",
      DATA_DIR: ".data",
      LOG_LEVEL: "info",
      DISK_FREE_PERCENT: 5,
      EDGE_MB: 256,
      SECURITY_EVENTS_KEPT_DAYS: 180,
      REQUIRE_SECOND_PERSON: "0",
      SESSION_IDLE_HOURS: 12,
      SESSION_DAYS: 30,
      MEDIA_STORE: "files",
      MEDIA_CACHE_MB: 1024,
      S3_REGION: "us-east-1",
    });
  });

  test("take the port into the site's default address", () => {
    expect(readEnv({ PORT: "8080" }).SITE_URL).toBe("http://localhost:8080");
  });

  test("count a name that is set to nothing as not set", () => {
    expect(readEnv({ PORT: "", SITE_URL: " ", DATABASE_URL: "" }).PORT).toBe(3000);
  });

  test("drop the slash at the end of SITE_URL", () => {
    expect(readEnv({ SITE_URL: "https://news.example.com/" }).SITE_URL).toBe(
      "https://news.example.com",
    );
  });

  test.each([
    ["PORT", "0"],
    ["PORT", "65536"],
    ["PORT", "3e3"],
    ["HOST", "http://localhost"],
    ["SITE_URL", "news.example.com"],
    ["SITE_URL", "https://example.com/news"],
    ["SITE_URL", "ftp://example.com"],
    ["DATABASE_URL", "mysql://root@localhost/site"],
    ["DATABASE_URL", "postgres://localhost"],
    ["LOG_LEVEL", "loud"],
    ["DISK_FREE_PERCENT", "0"],
    ["DISK_FREE_PERCENT", "5%"],
    ["METRICS_PORT", "70000"],
    ["METRICS_PORT", "3000"],
    ["MEDIA_STORE", "disk"],
    ["MEDIA_STORE", "s3"],
    ["MEDIA_CACHE_MB", "1 GB"],
    ["S3_BUCKET", "only-a-bucket"],
    ["S3_ENDPOINT", "s3.example.com"],
    ["S3_PREFIX", "/media"],
    ["METRICS_TOKEN", "short"],
    ["METRICS_TOKEN", "a token with spaces in it"],
    ["SITE_SECRET", "short"],
    ["SMTP_URL", "mail.example.com"],
    ["MAIL_FROM", "Newsroom"],
    ["REQUIRE_SECOND_FACTOR", "admins"],
    ["REQUIRE_SECOND_FACTOR", "1"],
    ["SESSION_IDLE_HOURS", "0"],
    ["SESSION_IDLE_HOURS", "12h"],
    ["SESSION_DAYS", "366"],
    ["SESSION_DAYS", "-1"],
    ["TRUSTED_PROXIES", "everybody"],
    ["TRUSTED_PROXIES", "10.0.0.0/33"],
  ])("refuse %s=%s with a sentence that names it", (name, value) => {
    const problems = problemsOf({ [name]: value });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(name);
    expect(problems[0]).toMatch(/\.$/);
  });

  test.each(["127.0.0.1", "::", "::1", "0.0.0.0", "localhost", "news.example.com"])(
    "accept the host %s",
    (HOST) => expect(readEnv({ HOST }).HOST).toBe(HOST),
  );

  test.each(["loopback", "10.0.0.1", "10.0.0.0/8, fd00::/8"])("trust the proxies %s", (each) =>
    expect(readEnv({ TRUSTED_PROXIES: each }).TRUSTED_PROXIES).toBe(each),
  );

  test("list all that is wrong at once", () => {
    expect(problemsOf({ PORT: "x", SITE_URL: "y", LOG_LEVEL: "z" })).toHaveLength(3);
    expect(() => readEnv({ PORT: "x", SITE_URL: "y" })).toThrow("2 settings are wrong");
  });

  test("want DATABASE_URL beside the addresses that go with it", () => {
    for (const name of ["PUBLIC_DATABASE_URL", "DATABASE_DIRECT_URL"]) {
      expect(problemsOf({ [name]: "postgres://r@db/site" })[0]).toMatch(/needs DATABASE_URL/);
    }
  });

  test("want the old secret to be another one than the new", () => {
    const secret = "a secret that is long enough to be one";
    const both = { SITE_SECRET: secret, SITE_SECRET_PREVIOUS: secret };
    expect(problemsOf(both)).toEqual([expect.stringContaining("is the same as SITE_SECRET")]);
    expect(problemsOf({ ...both, SITE_SECRET: `another, ${secret}` })).toEqual([]);
  });

  const provider = {
    OIDC_ISSUER: "https://login.example.com/realms/house",
    OIDC_CLIENT_ID: "newsroom",
    OIDC_CLIENT_SECRET: "a secret that the provider gave",
  };

  test.each(Object.keys(provider))("want %s together with the others of the provider", (name) => {
    expect(problemsOf(provider)).toEqual([]);
    expect(problemsOf({ ...provider, [name]: "" })).toEqual([
      expect.stringContaining("belong together"),
    ]);
  });

  test.each([
    ["SITE_SECRET_PREVIOUS", "short"],
    ["OIDC_ISSUER", "login.example.com"],
    ["OIDC_ISSUER", "http://login.example.com"],
    ["OIDC_ISSUER", "https://login.example.com/?tenant=1"],
    ["OIDC_CLIENT_ID", "two words"],
    ["OIDC_CLIENT_SECRET", "short"],
    ["OIDC_NAME", "x".repeat(61)],
    ["OIDC_TWO_FACTOR_ACR", "one  two"],
  ])("refuse %s=%s beside settings that are right", (name, value) => {
    const SITE_SECRET = "a secret that is long enough to be one";
    expect(problemsOf({ SITE_SECRET, ...provider, [name]: value })).toEqual([
      expect.stringMatching(new RegExp(`^${name} .*\\.$`)),
    ]);
  });

  test("want the new secret beside the old one", () => {
    const SITE_SECRET_PREVIOUS = "a secret that is long enough to be one";
    expect(problemsOf({ SITE_SECRET_PREVIOUS })).toEqual([
      expect.stringContaining("needs SITE_SECRET beside it"),
    ]);
  });

  const machine = {
    TRANSLATION_MACHINE_URL: "https://api.example.com/v1",
    TRANSLATION_MACHINE_MODEL: "translator-1",
  };

  test("want address and model of a machine together, with a key or without", () => {
    expect(problemsOf(machine)).toEqual([]);
    expect(problemsOf({ ...machine, TRANSLATION_MACHINE_KEY: "secret" })).toEqual([]);
    for (const name of Object.keys(machine)) {
      expect(problemsOf({ ...machine, [name]: "" })).toEqual([
        expect.stringContaining("belong together"),
      ]);
    }
    expect(problemsOf({ TRANSLATION_MACHINE_KEY: "secret" })).toEqual([
      expect.stringContaining("belong together"),
    ]);
  });

  test.each([
    ["TRANSLATION_MACHINE_URL", "api.example.com"],
    ["TRANSLATION_MACHINE_URL", "http://api.example.com/v1"],
    ["TRANSLATION_MACHINE_URL", "https://me:key@api.example.com/v1"],
    ["TRANSLATION_MACHINE_URL", "https://api.example.com/v1?key=1"],
    ["TRANSLATION_MACHINE_KEY", "two words"],
    ["TRANSLATION_MACHINE_NAME", "x".repeat(61)],
  ])("refuse %s=%s of a machine", (name, value) => {
    expect(problemsOf({ ...machine, [name]: value })).toEqual([
      expect.stringMatching(new RegExp(`^${name} .*\\.$`)),
    ]);
  });

  test("know no provider by its name alone", () => {
    expect(problemsOf({ OIDC_NAME: "Login" })).toEqual([
      expect.stringContaining("belong together"),
    ]);
  });

  test("report names in .env that mean nothing", () => {
    expect(unknownSettings(["PORT", "NODE_OPTIONS", "SITEURL"])).toEqual([
      ".env sets SITEURL, which is not a setting of this site: write SITE_URL.",
    ]);
    expect(unknownSettings(["COLOUR"])).toEqual([expect.stringContaining("see .env.example")]);
  });
});

test.each([
  ["ALARM_WEBHOOK_URL", "https://hooks.example.com/a?key=1", "ftp://hooks.example.com"],
  ["ALARM_WEBHOOK_URL", "http://127.0.0.1:9000/hook", "https://me:word@hooks.example.com"],
  ["ALARM_MAIL_TO", "a@example.com, b@example.org", "nobody"],
  ["SECURITY_EVENTS_KEPT_DAYS", "30", "29"],
  ["SECURITY_EVENTS_KEPT_DAYS", "3650", "for ever"],
])("%s may be %s, and not %s", (name, good, bad) => {
  expect(parseEnv({ [name]: good })).toMatchObject({ ok: true });
  const refused = parseEnv({ [name]: bad });
  expect(refused.ok ? [] : refused.problems).toEqual([expect.stringContaining(name)]);
});
