import { readdirSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { locales } from "@/i18n/routing";
import { judgeSettings } from "./judge.mjs";

const problemsOf = (source: Record<string, string>) => {
  const judged = judgeSettings(source, locales);
  return judged.ok ? [] : judged.problems;
};

test.each([
  ["PORT", "8o80", /is "8o80": it must be a whole number from 1 to 65535/],
  ["SITE_URL", "news.example.com", /which does not begin with http:\/\/ or https:\/\/: it must be/],
  ["SITE_URL", "https://example.com/news", /has something behind the host/],
  ["SITE_SECRET", "hunter2", /has 7 characters: it must be at least 32/],
  ["DATABASE_URL", "mysql://me:hunter2@db/site", /does not begin with postgresql:\/\//],
  ["DATABASE_URL", "postgres://me:hunter2@db", /names no database/],
  ["SMTP_URL", "mail:hunter2@example.com", /does not begin with smtps:\/\//],
  ["SITE_URL", "https://me:hunter2@example.com", /has a name or a password in it/],
  ["ALARM_WEBHOOK_URL", "https://me:hunter2@example.com/", /has a name or a password in it/],
  ["METRICS_TOKEN", "hunter2 hunter2 hunter2", /has a blank in it/],
  ["CDN_PURGE_AUTH", "hunter2", /is no header with a value/],
  ["NEXT_SERVER_ACTIONS_ENCRYPTION_KEY", "hunter2", /base64 of 32 bytes/],
  ["DEFAULT_LANGUAGE", "de", /one of the site's languages: zh, en, ru/],
  ["EDGES", "http://10.0.0.1", /each name once, http or https/],
  ["EDGES", "a=http://10.0.0.1,a=http://10.0.0.2", /each name once/],
  ["EDGES", "a=http://10.0.0.1/path", /without a path/],
  ["EDGE_DIR", "edge", /the whole path of a folder/],
  ["LOG_LEVEL", "\u001b[2Jloud", /is "�\[2Jloud"/],
])(
  "%s=%s is named with its fault and what to write, and no secret is repeated",
  (name, value, words) => {
    const problems = problemsOf({ [name]: value });
    expect(problems).toEqual([expect.stringMatching(new RegExp(`^${name} .*: it must be .*\\.$`))]);
    expect(problems[0]).toMatch(words);
    expect(problems[0]).not.toContain("hunter2");
  },
);

test("all are judged at once, and what goes with a wrong one is not said twice", () => {
  const problems = problemsOf({
    PORT: "0",
    SITE_URL: "example.com",
    SITE_SECRET: "short",
    SITE_SECRET_PREVIOUS: "short",
    SESSION_DAYS: "for ever",
    TRUSTED_PROXIES: "everybody",
    S3_BUCKET: "pictures",
  });
  expect(problems.map((each) => each.split(/[ ,]/)[0])).toEqual([
    "PORT",
    "SITE_URL",
    "SITE_SECRET",
    "SITE_SECRET_PREVIOUS",
    "TRUSTED_PROXIES",
    "SESSION_DAYS",
    "S3_BUCKET",
  ]);
});

test("the languages that a start knows by the catalogues are the site's", () => {
  const files = readdirSync("messages").map((file) => path.basename(file, ".json"));
  expect(files.toSorted()).toEqual(locales.toSorted());
});
