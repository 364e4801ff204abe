import { existsSync, statSync } from "node:fs";
import { lastLines } from "@/lib/error-text";
import type { ClusterPaths } from "@/lib/postgres/cluster-paths";
import { type RunAs, run } from "@/lib/postgres/run";
import { OperatorError } from "@/lib/startup/operator-error.mjs";

const OWN_ACCOUNT = "bauing-postgres";
export const ACCOUNT_REMEDY =
  "start the site as an ordinary user, move the folder, or set DATABASE_URL to a PostgreSQL server";

/**
 * PostgreSQL refuses to run as root. Started as root, the server runs as the account that already owns
 * the cluster, else as `postgres`, else as a system account made for it. Undefined: as ourselves.
 */
export async function serverAccount(
  paths: ClusterPaths,
  say: (line: string) => void,
): Promise<RunAs | undefined> {
  const uid = process.getuid?.() ?? -1;
  const owner = existsSync(paths.cluster) ? statSync(paths.cluster) : undefined;
  if (uid !== 0) {
    if (owner && owner.uid !== uid) {
      throw new OperatorError(
        `The database in ${paths.cluster} belongs to another user (${await accountName(owner.uid)}): start the site as that user or as root, or set DATA_DIR to a folder of your own.`,
      );
    }
    return undefined;
  }
  if (owner && owner.uid !== 0) {
    return { uid: owner.uid, gid: owner.gid, name: await accountName(owner.uid) };
  }
  const existing = (await lookUp("postgres")) ?? (await lookUp(OWN_ACCOUNT));
  if (existing) return existing;
  const made = await run("useradd", [
    "--system",
    "--no-create-home",
    "--shell",
    "/usr/sbin/nologin",
    OWN_ACCOUNT,
  ]);
  const account = made.code === 0 ? await lookUp(OWN_ACCOUNT) : undefined;
  if (!account) {
    throw new OperatorError(
      `PostgreSQL does not run as root and no account could be made for it: ${ACCOUNT_REMEDY}.`,
      lastLines(made.output),
    );
  }
  say(`made the system account ${OWN_ACCOUNT}, because PostgreSQL does not run as root`);
  return account;
}

async function lookUp(name: string): Promise<RunAs | undefined> {
  const uid = await run("id", ["-u", name]);
  const gid = await run("id", ["-g", name]);
  if (uid.code !== 0 || gid.code !== 0) return undefined;
  return { uid: Number(uid.output), gid: Number(gid.output), name };
}

async function accountName(uid: number): Promise<string> {
  const { code, output } = await run("id", ["-un", String(uid)]);
  return code === 0 ? output.trim() : `user ${uid}`;
}
