import { errorCode, errorMessage } from "@/lib/error-text";

/** What keeps a database from answering, by name: for logs that machines read, and for tests. */
export type Trouble =
  | "login"
  | "tls-required"
  | "tls-refused"
  | "no-database"
  | "no-host"
  | "refused"
  | "silent"
  | "full"
  | "not-yet"
  | "parameter"
  | "pool"
  | "rights"
  | "no-tables"
  | "read-only"
  | "other";

type Told = { trouble: Trouble; what: string; remedy: string };

type Rule = { trouble: Trouble; codes?: string[]; words?: RegExp; what: string; remedy: string };

/**
 * The first that fits counts, so what is particular stands before what is
 * general: poolers give their own words one code for everything (08P01).
 * VARIABLE is the setting that names the database.
 */
const rules: Rule[] = [
  {
    trouble: "parameter",
    words: /unsupported startup parameter/i,
    what: "is behind a pool that refuses what the connection is opened with",
    remedy:
      "take what stands behind the question mark out of VARIABLE (options, statement_timeout and the like), or let the pool pass it (PgBouncer: ignore_startup_parameters)",
  },
  {
    trouble: "tls-required",
    words:
      /no pg_hba\.conf entry.*(?:no encryption|SSL off)|SSL (?:connection )?(?:is )?required|TLS (?:is )?required/i,
    what: "lets nobody in without TLS",
    remedy: "add sslmode=require to VARIABLE (verify-full where its certificate can be checked)",
  },
  {
    trouble: "tls-refused",
    codes: [
      "DEPTH_ZERO_SELF_SIGNED_CERT",
      "SELF_SIGNED_CERT_IN_CHAIN",
      "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
      "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
      "CERT_HAS_EXPIRED",
      "ERR_TLS_CERT_ALTNAME_INVALID",
    ],
    what: "shows a certificate that cannot be checked",
    remedy:
      "name the authority that signed it with sslrootcert in VARIABLE, or use the host name that it is for",
  },
  {
    trouble: "tls-refused",
    words: /does not support SSL/i,
    what: "does not speak TLS",
    remedy: "take sslmode out of VARIABLE, or set up a certificate on the server",
  },
  {
    trouble: "no-database",
    codes: ["3D000"],
    words: /no such database/i,
    what: "does not have the database of that name",
    remedy: "create it (UTF8), or correct the name in VARIABLE",
  },
  {
    trouble: "full",
    codes: ["53300"],
    words:
      /too many clients|remaining connection slots|no more connections allowed|too many connections/i,
    what: "has no connection left",
    remedy:
      "raise its max_connections (a pool's limit, or the role's), or end what else holds connections: each process of the site takes up to fifteen",
  },
  {
    trouble: "not-yet",
    codes: ["57P01", "57P02", "57P03"],
    words: /starting up|in recovery|shutting down|not yet accepting/i,
    what: "is starting, stopping or in recovery",
    remedy: "wait: the site goes on by itself; where it lasts, the server's log says why",
  },
  {
    trouble: "pool",
    words:
      /query_wait_timeout|server_login_retry|server login (?:has been )?failing|cannot connect to server|server conn crashed|pooler error|bouncer/i,
    what: "is behind a pool that cannot reach it",
    remedy: "start the server behind the pool, or look into the pool's log",
  },
  {
    trouble: "login",
    codes: ["28P01", "28000"],
    words: /no such user|password authentication failed|auth(?:entication)? failed|SASL/i,
    what: "refused the login",
    remedy:
      "check the user and password in VARIABLE, and that the server (or a pool's list of users) knows them",
  },
  {
    trouble: "no-host",
    codes: ["ENOTFOUND", "EAI_AGAIN"],
    what: "has a host name that leads nowhere",
    remedy: "correct the host in VARIABLE, or the name service of this machine",
  },
  {
    trouble: "refused",
    codes: ["ECONNREFUSED", "ENOENT"],
    what: "is out of reach: nothing listens there",
    remedy: "start it, or check host and port in VARIABLE",
  },
  {
    trouble: "silent",
    codes: ["ETIMEDOUT", "EHOSTUNREACH", "ENETUNREACH", "ECONNRESET", "EPIPE"],
    words:
      /timeout expired|connection timeout|Query read timeout|does not answer|terminated unexpectedly/i,
    what: "is out of reach: it does not answer in time",
    remedy:
      "check that it is not stopped or overloaded, host and port in VARIABLE, and what stands between (a firewall)",
  },
  {
    trouble: "no-tables",
    codes: ["42P01", "3F000"],
    what: "lacks tables of this version of the site",
    remedy: "start the site with npm start, which brings it up to date",
  },
  {
    trouble: "rights",
    codes: ["42501"],
    what: "does not let this role do what the site needs",
    remedy: "make the role in VARIABLE the owner of the database, or grant it what is missing",
  },
  {
    trouble: "read-only",
    codes: ["25006"],
    what: "takes no changes: it is a standby, or set to read only",
    remedy: "name the primary server in VARIABLE",
  },
];

/** What went wrong when asking a database, in words that go on after "the database at …". */
export function troubleOf(error: unknown): Told {
  const codes = new Set<string>();
  const words: string[] = [];
  for (let each: unknown = error; each !== undefined && each !== null; each = causeOf(each)) {
    const code = errorCode(each);
    if (code) codes.add(code);
    words.push(errorMessage(each));
    if (words.length > 8) break;
  }
  const said = words.join("\n");
  const rule = rules.find(
    (each) => each.codes?.some((code) => codes.has(code)) || each.words?.test(said),
  );
  if (rule) return { trouble: rule.trouble, what: rule.what, remedy: rule.remedy };
  return {
    trouble: "other",
    what: `is out of reach (${[...codes][0] ?? words[0]?.trim().split("\n").at(-1)})`,
    remedy: "start it, or check host and port in VARIABLE",
  };
}

/** Node tries all addresses of a name and puts what came of each into one error. */
function causeOf(error: unknown): unknown {
  if (error instanceof AggregateError && error.errors.length > 0) return error.errors[0];
  return error instanceof Error ? error.cause : undefined;
}

/** Host, port and database for a sentence: never the password. */
export function describeUrl(url: string): string {
  if (!URL.canParse(url)) return "an address that is none";
  const { hostname, port, pathname } = new URL(url);
  return `${hostname || "localhost"}:${port || "5432"}${pathname}`;
}

/** A whole sentence: what is wrong, and what to do about it. */
export function troubleSentence(error: unknown, url: string, variable = "DATABASE_URL"): string {
  const { what, remedy } = troubleOf(error);
  return `The database at ${describeUrl(url)} ${what}: ${remedy.replaceAll("VARIABLE", variable)}.`;
}
