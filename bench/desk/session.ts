import { newToken } from "@/features/staff/links/tokens";
import { cookieName } from "@/features/staff/sign-in/cookie-names";
import { sessionCookie } from "@/features/staff/testing/session-cookie";
import { withClient } from "@/lib/postgres/connection";

// Sessions of accounts of a bench, as if somebody had signed in just now. Signed with the secret of DATA_DIR.

/** What a browser sends with each request, in two parts. */
export type SessionCookie = { name: string; value: string };

export const headerOf = ({ name, value }: SessionCookie) => `${name}=${value}`;

/** A session of an account that is there. */
export async function openSession(databaseUrl: string, userId: string): Promise<SessionCookie> {
  const token = newToken();
  await withClient(databaseUrl, (client) =>
    client.query(
      `INSERT INTO editorial.session (id, token, user_id, expires_at, factor_at, updated_at)
       VALUES (gen_random_uuid(), $1, $2, now() + interval '1 day', now(), now())`,
      [token, userId],
    ),
  );
  return { name: cookieName("session_token"), value: sessionCookie(token) };
}

/** A new editor's. */
export async function newEditor(databaseUrl: string): Promise<SessionCookie> {
  const id = await withClient(databaseUrl, async (client) => {
    const { rows } = await client.query<{ id: string }>(
      `INSERT INTO editorial."user" (id, email, name, role, locale, updated_at)
       SELECT id, id || '@bench.example', 'Made-up editor', 'EDITOR', 'en', now()
       FROM (SELECT gen_random_uuid()::text AS id) AS made RETURNING id`,
    );
    return rows[0]?.id ?? "";
  });
  return openSession(databaseUrl, id);
}
