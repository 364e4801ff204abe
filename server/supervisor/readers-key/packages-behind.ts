type Locked = {
  version?: string;
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
};

/**
 * Packages with all that they need, with their versions, as the lockfile has them.
 *
 * @param names what sources import; modules of Node and addresses are passed over
 */
export function packagesBehind(names: readonly string[], lockfile: string): string[] {
  const { packages } = JSON.parse(lockfile) as { packages: Record<string, Locked> };
  const found = new Map<string, string>();
  const waiting = names.map((name): [name: string, from: string] => [name, ""]);
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const place = placeOf(packages, ...next);
    if (place === undefined || found.has(place)) continue;
    const { version = "", dependencies, optionalDependencies } = packages[place] ?? {};
    found.set(place, version);
    for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) {
      waiting.push([name, place]);
    }
  }
  return [...found].map(([place, version]) => `${place}@${version}`).sort();
}

/** As Node looks for it: beside who asks, and further out. */
function placeOf(packages: Record<string, Locked>, name: string, from: string): string | undefined {
  for (
    let around = from;
    ;
    around = around.replace(/(?:^|\/)node_modules\/(?:@[^/]+\/)?[^/]+$/, "")
  ) {
    const place = `${around && `${around}/`}node_modules/${name}`;
    if (packages[place]) return place;
    if (around === "") return undefined;
  }
}
