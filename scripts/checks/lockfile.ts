import type { Lockfile } from "./packages";

/** What npm needs to know of a package that this machine will never fetch. */
type Platform = { os?: string[]; cpu?: string[]; libc?: string[] };

type Missing = { name: string; version: string; dev: boolean };

/**
 * Optional packages (the native parts of other systems) that a package asks
 * for and the lockfile lacks. `npm install` leaves them out where its registry
 * does not carry them, and `npm ci` then refuses the whole lockfile.
 */
export function missingOptional({ packages = {} }: Lockfile): Missing[] {
  return Object.entries(packages).flatMap(([place, entry]) =>
    Object.entries(entry.optionalDependencies ?? {})
      .filter(([name]) => !isReachable(packages, place, name))
      .map(([name, version]) => ({ name, version, dev: entry.dev === true })),
  );
}

/** The lockfile with an entry for each of them, for the system that its name tells. */
export function completed(lockfile: Lockfile): Lockfile {
  const packages = { ...lockfile.packages };
  for (const { name, version, dev } of missingOptional(lockfile)) {
    const entry = { version, ...platformOf(name), ...(dev ? { dev } : {}), optional: true };
    packages[`node_modules/${name}`] = entry;
  }
  const sorted = Object.entries(packages).sort(([a], [b]) => (a < b ? -1 : 1));
  return { ...lockfile, packages: Object.fromEntries(sorted) };
}

/** As Node looks for a package: beside the one that asks, then further out. */
function isReachable(packages: object, place: string, name: string): boolean {
  const candidate = `${place ? `${place}/` : ""}node_modules/${name}`;
  if (Object.hasOwn(packages, candidate)) return true;
  if (place === "") return false;
  const outer = place.slice(0, place.lastIndexOf("node_modules/")).replace(/\/$/, "");
  return isReachable(packages, outer, name);
}

function platformOf(name: string): Platform {
  const os = /darwin|win32|linux|android|freebsd/.exec(name)?.[0];
  const cpu = /arm64|x64|ia32|ppc64|s390x|riscv64|loong64|wasm32|arm/.exec(name)?.[0];
  const libc = os === "linux" ? (/musl/.test(name) ? "musl" : "glibc") : undefined;
  return {
    ...(cpu ? { cpu: [cpu] } : {}),
    ...(libc ? { libc: [libc] } : {}),
    ...(os ? { os: [os] } : {}),
  };
}
