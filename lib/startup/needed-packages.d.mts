type Entry = {
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
  peerDependenciesMeta?: Record<string, { optional?: boolean }>;
};

/** Folders such as `node_modules/next`, of the lockfile's packages. */
export function neededPackages(packages: Record<string, Entry>): Set<string>;
