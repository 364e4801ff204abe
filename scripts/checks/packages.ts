type Manifest = Partial<
  Record<"dependencies" | "devDependencies" | "optionalDependencies", Record<string, string>>
> & { overrides?: Record<string, string> };

type LockedPackage = {
  version?: string;
  resolved?: string;
  dev?: boolean;
  optionalDependencies?: Record<string, string>;
};

export type Lockfile = { packages?: Record<string, LockedPackage> };

const exact = /^\d+\.\d+\.\d+(?:-[\w.]+)?$/;

/**
 * Every version is pinned exactly: a clone of today installs the same in a
 * year, and an update is a change that someone reads.
 *
 * @returns one sentence per dependency that is not
 */
export function unpinnedVersions(manifest: Manifest): string[] {
  const fields = ["dependencies", "devDependencies", "optionalDependencies", "overrides"] as const;
  return fields.flatMap((field) =>
    Object.entries(manifest[field] ?? {})
      .filter(([, version]) => !exact.test(version))
      .map(
        ([name, version]) =>
          `package.json: ${field}.${name} is "${version}": write the exact version (npm view ${name} version).`,
      ),
  );
}

/**
 * The lockfile names no host, so that it installs from whichever registry the
 * machine uses (a mirror, a closed network).
 *
 * @returns one sentence per entry that names one
 */
export function lockfileHosts(lockfile: Lockfile): string[] {
  return Object.entries(lockfile.packages ?? {})
    .filter(([, entry]) => entry.resolved?.includes("://"))
    .map(
      ([name]) =>
        `package-lock.json: ${name} names a host in "resolved": keep omit-lockfile-registry-resolved in .npmrc and run npm install again.`,
    );
}

/**
 * Whoever ships or installs the site has to know whose work it carries.
 *
 * @param notices text of THIRD-PARTY-NOTICES.md
 * @returns one sentence per direct dependency that it does not name
 */
export function unnamedInNotices(manifest: Manifest, notices: string): string[] {
  const named = new Set(notices.match(/(?:@[\w.-]+\/)?[\w.-]*\w/g));
  const fields = ["dependencies", "devDependencies", "optionalDependencies"] as const;
  return fields
    .flatMap((field) => Object.keys(manifest[field] ?? {}))
    .filter((name) => !named.has(name))
    .map(
      (name) =>
        `THIRD-PARTY-NOTICES.md: ${name} is not named: add it with its licence (npm view ${name} license).`,
    );
}
