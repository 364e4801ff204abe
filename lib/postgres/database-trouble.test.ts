import { expect, test } from "vitest";
import { DatabaseAway } from "@/lib/page-store/query-timeout";
import { type Trouble, troubleOf, troubleSentence } from "./database-trouble";

const coded = (code: string, words: string) => Object.assign(new Error(words), { code });

/** As servers, poolers, Node and the driver say it. */
const said: [Trouble, Error][] = [
  ["parameter", coded("08P01", "unsupported startup parameter: options")],
  ["parameter", coded("08P01", "unsupported startup parameter: statement_timeout")],
  ["parameter", coded("08P01", "unsupported startup parameter in options: jit")],
  ["login", coded("28P01", 'password authentication failed for user "news"')],
  ["login", coded("08P01", "password authentication failed")],
  ["login", coded("08P01", "no such user: news")],
  ["login", coded("28000", 'role "news" is not permitted to log in')],
  [
    "tls-required",
    coded("28000", 'no pg_hba.conf entry for host "10.0.0.7", user "news", no encryption'),
  ],
  ["tls-required", coded("08P01", "SSL required")],
  ["tls-refused", new Error("The server does not support SSL connections")],
  ["tls-refused", coded("SELF_SIGNED_CERT_IN_CHAIN", "self-signed certificate")],
  ["no-database", coded("3D000", 'database "news" does not exist')],
  ["no-database", coded("08P01", "no such database: news")],
  ["no-host", coded("ENOTFOUND", "getaddrinfo ENOTFOUND db.invalid")],
  ["refused", coded("ECONNREFUSED", "connect ECONNREFUSED 10.0.0.7:5432")],
  ["refused", new AggregateError([coded("ECONNREFUSED", "connect ECONNREFUSED ::1:5432")], "")],
  ["silent", new Error("timeout expired")],
  ["silent", new Error("Connection terminated due to connection timeout")],
  ["silent", new Error("Query read timeout")],
  ["silent", new DatabaseAway()],
  ["full", coded("53300", "sorry, too many clients already")],
  ["full", coded("08P01", "no more connections allowed (max_client_conn)")],
  ["not-yet", coded("57P03", "the database system is starting up")],
  ["not-yet", coded("57P03", "the database system is in recovery mode")],
  ["pool", coded("08P01", "query_wait_timeout")],
  ["pool", coded("08P01", "server login has been failing, try again later (server_login_retry)")],
  ["no-tables", coded("42P01", 'relation "public_record.cache_tag" does not exist')],
  ["rights", coded("42501", "permission denied for function pg_control_system")],
  ["read-only", coded("25006", "cannot execute INSERT in a read-only transaction")],
  ["other", coded("XX000", "something nobody has met")],
];

test.each(said)("%s: %s", (trouble, error) => {
  expect(troubleOf(error).trouble).toBe(trouble);
  // What wraps it changes nothing.
  expect(troubleOf(new Error("a question failed", { cause: error })).trouble).toBe(trouble);
  const sentence = troubleSentence(error, "postgresql://news:secret@db.example.com/site");
  expect(sentence).toMatch(/^The database at db\.example\.com:5432\/site .+: .+\.$/);
  expect(sentence).not.toMatch(/secret|VARIABLE/);
});
