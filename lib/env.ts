import { isIP } from "node:net";
import { z } from "zod";
import { crawlerSettings } from "@/lib/crawler-settings";
import { fileStoreProblem, fileStoreSettings, isWholeFileStore } from "@/lib/file-store/settings";
import { isWholeMachine, machineProblem, machineSettings } from "@/lib/machine-settings";
import { isWholeProvider, providerProblem, providerSettings } from "@/lib/provider-settings";
import { OperatorError } from "@/lib/startup/operator-error.mjs";
import { usableCores } from "@/lib/startup/usable-cores";
import { isWebAddress, linkFault } from "@/lib/text/link-address";

const LOG_LEVELS = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;

const optionalText = z.string().optional();

const wholeNumber = (name: string, least: number, most: number, usual: number) =>
  z
    .string()
    .default(`${usual}`)
    .refine((text) => /^\d{1,4}$/.test(text) && Number(text) >= least && Number(text) <= most, {
      error: (issue) =>
        `${name} must be a whole number from ${least} to ${most}, not "${issue.input}".`,
    })
    .transform(Number);

const mostFronts = 64;
const cores = Math.min(usableCores(), mostFronts);

const envSchema = z
  .object({
    PORT: z
      .string()
      .default("3000")
      .refine(isPort, {
        error: (issue) => `PORT must be a number from 1 to 65535, not "${issue.input}".`,
      })
      .transform(Number),
    HOST: optionalText.refine((text) => !text || /^[\w.:-]+$/.test(text), {
      error:
        "HOST must be an address or a host name of this machine, such as 127.0.0.1, without http://.",
    }),
    SITE_URL: optionalText.refine((text) => text === undefined || isOrigin(text), {
      error:
        "SITE_URL must be the address that readers use, such as https://news.example.com: http or https, without a path.",
    }),
    DATABASE_URL: optionalText.refine((text) => text === undefined || isPostgresUrl(text), {
      error: "DATABASE_URL must look like postgresql://user:password@host:5432/database.",
    }),
    PUBLIC_DATABASE_URL: optionalText.refine((text) => text === undefined || isPostgresUrl(text), {
      error: "PUBLIC_DATABASE_URL must look like postgresql://reader:password@host:5432/database.",
    }),
    DATABASE_DIRECT_URL: optionalText.refine((text) => text === undefined || isPostgresUrl(text), {
      error: "DATABASE_DIRECT_URL must look like postgresql://user:password@host:5432/database.",
    }),
    DATA_DIR: z.string().default(".data"),
    SITE_INSTANCES: optionalText.refine(
      (text) => text === undefined || text.split(",").every((each) => isOrigin(each.trim())),
      {
        error:
          "SITE_INSTANCES must be the addresses of the site's processes, such as http://10.0.0.1:3000,http://10.0.0.2:3000.",
      },
    ),
    // Where there are two cores, database, app and worker need the second one.
    FRONTS: wholeNumber("FRONTS", 1, mostFronts, cores > 2 ? cores : 1),
    APPS: wholeNumber("APPS", 1, 16, 1),
    LOG_LEVEL: z
      .enum(LOG_LEVELS, {
        error: (issue) =>
          `LOG_LEVEL must be one of ${LOG_LEVELS.join(", ")}, not "${issue.input}".`,
      })
      .default("info"),
    SITE_SECRET: optionalText.refine((text) => text === undefined || text.length >= 32, {
      error: "SITE_SECRET must have at least 32 random characters.",
    }),
    SITE_SECRET_PREVIOUS: optionalText.refine((text) => text === undefined || text.length >= 32, {
      error:
        "SITE_SECRET_PREVIOUS must be the secret before SITE_SECRET, of at least 32 characters.",
    }),
    SMTP_URL: optionalText.refine((text) => text === undefined || isSmtpUrl(text), {
      error: "SMTP_URL must look like smtps://user:password@mail.example.com:465.",
    }),
    MAIL_FROM: optionalText.refine((text) => text === undefined || /^[^@\n]+@[^@\n]+$/.test(text), {
      error:
        'MAIL_FROM must be an address such as newsroom@example.com or "Newsroom <newsroom@example.com>".',
    }),
    TRUSTED_PROXIES: optionalText.refine((text) => text === undefined || areAddresses(text), {
      error:
        "TRUSTED_PROXIES must be addresses or ranges of proxies, such as 10.0.0.0/8, or the word loopback, with commas between them.",
    }),
    ALARM_WEBHOOK_URL: optionalText.refine((text) => text === undefined || isWebAddress(text), {
      error:
        "ALARM_WEBHOOK_URL must be an address that begins with http:// or https://, without a login.",
    }),
    ALARM_MAIL_TO: optionalText.refine((text) => text === undefined || areMailAddresses(text), {
      error: "ALARM_MAIL_TO must be mail addresses with commas between them.",
    }),
    DISK_FREE_PERCENT: wholeNumber("DISK_FREE_PERCENT", 1, 50, 5),
    METRICS_PORT: optionalText
      .refine((text) => text === undefined || isPort(text), {
        error: (issue) => `METRICS_PORT must be a number from 1 to 65535, not "${issue.input}".`,
      })
      .transform((text) => (text === undefined ? undefined : Number(text))),
    METRICS_TOKEN: optionalText.refine(
      (text) => text === undefined || /^[\x21-\x7e]{16,200}$/.test(text),
      { error: "METRICS_TOKEN must be 16 to 200 characters of ASCII without spaces." },
    ),
    SECURITY_EVENTS_KEPT_DAYS: z
      .string()
      .default("180")
      .refine((text) => /^\d{1,4}$/.test(text) && Number(text) >= 30 && Number(text) <= 3_650, {
        error: (issue) =>
          `SECURITY_EVENTS_KEPT_DAYS must be a number from 30 to 3650, not "${issue.input}".`,
      })
      .transform(Number),
    REQUIRE_SECOND_PERSON: z
      .enum(["0", "1"], {
        error: (issue) => `REQUIRE_SECOND_PERSON must be 0 or 1, not "${issue.input}".`,
      })
      .default("0"),
    REQUIRE_SECOND_FACTOR: z
      .enum(["publishers", "all", "none"], {
        error: (issue) =>
          `REQUIRE_SECOND_FACTOR must be publishers, all or none, not "${issue.input}".`,
      })
      .optional(),
    SESSION_IDLE_HOURS: wholeNumber("SESSION_IDLE_HOURS", 1, 720, 12),
    SESSION_DAYS: wholeNumber("SESSION_DAYS", 1, 365, 30),
    ...crawlerSettings,
    ...providerSettings,
    ...machineSettings,
    ...fileStoreSettings,
  })
  .refine((env) => env.SITE_SECRET_PREVIOUS === undefined || env.SITE_SECRET !== undefined, {
    error:
      "SITE_SECRET_PREVIOUS needs SITE_SECRET beside it: the new secret. The one that the site made for itself stands in DATA_DIR/secret.",
  })
  .refine(
    (env) => env.SITE_SECRET_PREVIOUS === undefined || env.SITE_SECRET_PREVIOUS !== env.SITE_SECRET,
    { error: "SITE_SECRET_PREVIOUS is the same as SITE_SECRET: it must be the secret before." },
  )
  .refine(isWholeProvider, { error: providerProblem })
  .refine(isWholeMachine, { error: machineProblem })
  .refine(isWholeFileStore, { error: fileStoreProblem })
  .refine((env) => env.PUBLIC_DATABASE_URL === undefined || env.DATABASE_URL !== undefined, {
    error:
      "PUBLIC_DATABASE_URL needs DATABASE_URL too: the embedded database makes its reader itself.",
  })
  .refine((env) => env.METRICS_PORT === undefined || env.METRICS_PORT !== env.PORT, {
    error: "METRICS_PORT must be another port than PORT: figures are not for readers.",
  })
  .refine((env) => env.DATABASE_DIRECT_URL === undefined || env.DATABASE_URL !== undefined, {
    error:
      "DATABASE_DIRECT_URL needs DATABASE_URL too: it is the server behind the pool named there.",
  })
  .transform((env) => ({
    ...env,
    SITE_URL: new URL(env.SITE_URL ?? `http://localhost:${env.PORT}`).origin,
  }));

/** The settings, checked; SITE_URL is an origin without a slash at its end. */
export type Env = z.output<typeof envSchema>;

const ENV_NAMES: readonly string[] = Object.keys(envSchema.in.shape);

export type EnvResult = { ok: true; env: Env } | { ok: false; problems: string[] };

/** Checks the settings; gives either them or all that is wrong with them, as sentences. */
export function parseEnv(source: Record<string, string | undefined>): EnvResult {
  // A name that is set to nothing ("PORT=" in a compose file) counts as not set.
  const given = Object.fromEntries(
    ENV_NAMES.map((name) => [name, source[name]?.trim() || undefined]),
  );
  const result = envSchema.safeParse(given);
  if (result.success) return { ok: true, env: result.data };
  return { ok: false, problems: result.error.issues.map((issue) => issue.message) };
}

/** The settings of this process. Throws an OperatorError that lists what is wrong with them. */
export function readEnv(source: Record<string, string | undefined> = process.env): Env {
  const result = parseEnv(source);
  if (result.ok) return result.env;
  throw envError(result.problems);
}

export function envError(problems: string[]): OperatorError {
  const [first] = problems;
  if (problems.length === 1 && first) return new OperatorError(first);
  return new OperatorError(
    "These settings are wrong: correct them in .env or in the environment.",
    problems,
  );
}

/**
 * Names in the .env file that mean nothing to the site, as sentences: a misspelt setting would otherwise
 * be ignored in silence. (The environment itself is full of names that are none of our business.)
 */
export function unknownSettings(names: readonly string[]): string[] {
  return names
    .filter((name) => !ENV_NAMES.includes(name) && !/^(NODE|NEXT|NPM|TZ|PG)/i.test(name))
    .map(
      (name) =>
        `.env sets ${name}, which is not a setting of this site: see .env.example for those that are.`,
    );
}

function isPort(text: string): boolean {
  return /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535;
}

function areMailAddresses(text: string): boolean {
  return text.split(",").every((each) => linkFault(`mailto:${each.trim()}`) === undefined);
}

function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  const plain = url.pathname === "/" && !url.search && !url.hash && !url.username;
  return plain && (url.protocol === "http:" || url.protocol === "https:");
}

function isSmtpUrl(text: string): boolean {
  return URL.canParse(text) && /^smtps?:$/.test(new URL(text).protocol);
}

function areAddresses(text: string): boolean {
  return text.split(",").every((each) => {
    const [address = "", bits, ...more] = each.trim().split("/");
    if (["loopback", "linklocal", "uniquelocal"].includes(address)) return bits === undefined;
    const kind = isIP(address);
    const widest = kind === 6 ? 128 : 32;
    const fits = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= widest);
    return kind !== 0 && fits && more.length === 0;
  });
}

function isPostgresUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return (
    (url.protocol === "postgres:" || url.protocol === "postgresql:") && url.pathname.length > 1
  );
}
