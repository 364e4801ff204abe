import { escapeIdentifier, escapeLiteral } from "pg";
import { withClient } from "@/lib/postgres/connection";

export const OWNER = "newsroom";
export const DATABASE = "newsroom";

/**
 * The site works as an ordinary role that owns its database and nothing else. It may make roles, because
 * the public side's reader is one that it makes itself.
 */
export async function ensureOwnerAndDatabase(
  adminUrl: string,
  ownerPassword: string,
): Promise<void> {
  await withClient(adminUrl, async (client) => {
    const { rows } = await client.query<{ role: boolean; database: boolean }>(
      `SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = $1) AS role,
              EXISTS (SELECT FROM pg_database WHERE datname = $2) AS database`,
      [OWNER, DATABASE],
    );
    if (!rows[0]?.role) {
      await client.query(
        `CREATE ROLE ${escapeIdentifier(OWNER)} LOGIN CREATEROLE PASSWORD ${escapeLiteral(ownerPassword)}`,
      );
    }
    if (!rows[0]?.database) {
      await client.query(
        `CREATE DATABASE ${escapeIdentifier(DATABASE)} OWNER ${escapeIdentifier(OWNER)}`,
      );
    }
  });
}
