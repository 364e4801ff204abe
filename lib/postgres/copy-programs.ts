import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from "node:fs";
import path from "node:path";
import { z } from "zod";
import type { PostgresBinaries } from "@/lib/postgres/binaries";

const PREFIX = "postgres-programs-";

/**
 * Copies the server's programs into a folder, unless this version's are there, and gives the copies.
 * Whatever the packages were installed with (a umask of 077), everybody may read and run the copies.
 */
export function copyPrograms(binaries: PostgresBinaries, into: string): PostgresBinaries {
  const native = path.dirname(path.dirname(binaries.postgres));
  const name = `${PREFIX}${versionOf(native)}`;
  const target = path.join(into, name);
  if (!existsSync(target)) {
    const work = path.join(into, `${PREFIX}new-${process.pid}`);
    rmSync(work, { recursive: true, force: true });
    cpSync(native, work, { recursive: true, verbatimSymlinks: true });
    open(work);
    renameSync(work, target);
  }
  // Those of another version, and what a start left that was killed while it copied.
  for (const other of readdirSync(into)) {
    if (other.startsWith(PREFIX) && other !== name)
      rmSync(path.join(into, other), { recursive: true, force: true });
  }
  const moved = (file: string) => path.join(target, path.relative(native, file));
  return { initdb: moved(binaries.initdb), postgres: moved(binaries.postgres) };
}

function versionOf(native: string): string {
  const file = path.join(path.dirname(native), "package.json");
  return z.object({ version: z.string() }).parse(JSON.parse(readFileSync(file, "utf8"))).version;
}

function open(item: string): void {
  const stat = lstatSync(item);
  if (stat.isSymbolicLink()) return;
  const folder = stat.isDirectory();
  chmodSync(item, folder || stat.mode & 0o100 ? 0o755 : 0o644);
  if (folder) for (const name of readdirSync(item)) open(path.join(item, name));
}
