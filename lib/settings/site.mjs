import {
  areMailAddresses,
  areNetworks,
  count,
  longSecret,
  matching,
  oneOf,
  origin,
  originFault,
  secretAddress,
  secretWord,
  text,
  webAddress,
  wholeNumber,
} from "./rules.mjs";

const postgres = (role) =>
  secretAddress(
    ["postgresql:", "postgres:"],
    `like postgresql://${role}:password@host:5432/database`,
    ({ pathname }) => (pathname.length > 1 ? undefined : "names no database"),
  );

export const mostFronts = 64;

/** Where the site stands, who may come, and what watches it. */
export const siteSettings = {
  PORT: wholeNumber(1, 65_535, 3000),
  HOST: matching(
    /^[\w.:-]+$/,
    "an address or a host name of this machine, such as 127.0.0.1, without http://",
  ),
  SITE_URL: origin(
    "the address that readers use, such as https://news.example.com, without a path",
  ),
  DATABASE_URL: postgres("user"),
  PUBLIC_DATABASE_URL: postgres("reader"),
  DATABASE_DIRECT_URL: postgres("user"),
  DATA_DIR: text("the name of a folder", (given) => !given.includes("\0"), { usual: ".data" }),
  SITE_INSTANCES: {
    must: "the addresses of the site's machines, such as http://10.0.0.1:3000,http://10.0.0.2:3000",
    fault: (given) =>
      given
        .split(",")
        .map((each) => originFault(each.trim()))
        .find(Boolean),
  },
  MACHINE_NAME: text("what you call this machine, in 60 characters at most", (given) =>
    /^[^\p{C}]{1,60}$/u.test(given),
  ),
  MACHINES_MAY_DIFFER: oneOf(["0", "1"], "0"),
  FRONTS: wholeNumber(1, mostFronts),
  APPS: wholeNumber(1, 16, 1),
  LOG_LEVEL: oneOf(["fatal", "error", "warn", "info", "debug", "trace", "silent"], "info"),
  SITE_SECRET: longSecret(
    32,
    'at least 32 random characters, as "openssl rand -base64 48" prints them',
  ),
  SITE_SECRET_PREVIOUS: longSecret(32, "the secret before SITE_SECRET, of at least 32 characters"),
  SMTP_URL: secretAddress(
    ["smtps:", "smtp:"],
    "like smtps://user:password@mail.example.com:465",
    ({ hostname }) => (hostname ? undefined : "names no server"),
  ),
  MAIL_FROM: text(
    'an address such as newsroom@example.com or "Newsroom <newsroom@example.com>"',
    (given) => /^[^@\n]+@[^@\n]+$/.test(given),
  ),
  TRUSTED_PROXIES: text(
    "addresses or ranges of proxies, such as 10.0.0.0/8, or the word loopback, with commas between them",
    areNetworks,
  ),
  ALARM_WEBHOOK_URL: webAddress(),
  ALARM_MAIL_TO: text("mail addresses with commas between them", areMailAddresses),
  DISK_FREE_PERCENT: wholeNumber(1, 50, 5),
  METRICS_PORT: wholeNumber(1, 65_535),
  METRICS_TOKEN: {
    ...secretWord("16 to 200 characters of ASCII without blanks", 200),
    fault: (given) =>
      given.length < 16 ? `has ${count(given.length)}` : secretWord("", 200).fault(given),
  },
  SECURITY_EVENTS_KEPT_DAYS: wholeNumber(30, 3_650, 180),
  REQUIRE_SECOND_PERSON: oneOf(["0", "1"], "0"),
  REQUIRE_SECOND_FACTOR: oneOf(["publishers", "all", "none"]),
  SESSION_IDLE_HOURS: wholeNumber(1, 720, 12),
  SESSION_DAYS: wholeNumber(1, 365, 30),
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: {
    must: 'base64 of 32 bytes, as "openssl rand -base64 32" prints it',
    fault: (given) =>
      /^[A-Za-z0-9+/]+=*$/.test(given) && Buffer.from(given, "base64").length === 32
        ? undefined
        : `has ${count(given.length)} that are not that`,
  },
};

/** Search engines, feed readers and caches: each is off until it is set. */
export const crawlerSettings = {
  WEBSUB_HUB: webAddress(),
  INDEXNOW_KEY: matching(/^[A-Za-z0-9-]{8,128}$/, "8 to 128 letters, digits or hyphens"),
  INDEXNOW_URL: webAddress(),
  BAIDU_PUSH_TOKEN: {
    must: "letters and digits, as Baidu gave them",
    fault: (given) => (/^[A-Za-z0-9]+$/.test(given) ? undefined : "has other characters"),
  },
  BAIDU_PUSH_URL: webAddress(),
  CDN_PURGE_URL: webAddress(),
  CDN_PURGE_AUTH: {
    must: 'a header with its value, such as "Fastly-Key: secret"',
    fault: (given) =>
      /^[A-Za-z0-9-]+: ?\S[^\r\n]*$/.test(given) ? undefined : "is no header with a value",
  },
  GOOGLE_SITE_VERIFICATION: matching(/^[\w-]+$/, "the content of Google's meta element"),
  GOOGLE_VERIFICATION_FILE: matching(
    /^google[0-9a-f]+\.html$/,
    "the name of Google's file, such as google0123abcd.html",
  ),
  YANDEX_VERIFICATION: matching(/^[0-9a-f]+$/, "Yandex's code"),
  BING_VERIFICATION: matching(/^[0-9A-Fa-f]+$/, "Bing's code"),
  BAIDU_SITE_VERIFICATION: matching(
    /^code[a-z]*-\w+$/,
    "the content of Baidu's meta element, such as codeva-AbC123",
  ),
  BAIDU_VERIFICATION_FILE: matching(
    /^baidu_verify_[\w-]+\.html=\w+$/,
    "the name of Baidu's file and what stands in it, such as baidu_verify_codeva-AbC123.html=0a1b2c",
  ),
  SECURITY_CONTACT: matching(
    /^(?:mailto:\S+@\S+|https:\/\/\S+|tel:\+[\d-]+)$/,
    "an address that begins with mailto:, https:// or tel:",
  ),
};

/** @param {readonly string[]} languages of the site */
export const languageSetting = (languages) => ({
  DEFAULT_LANGUAGE: text(`one of the site's languages: ${languages.join(", ")}`, (given) =>
    languages.includes(given),
  ),
});
