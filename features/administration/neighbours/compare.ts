import type { Machine, Word } from "./word";

type DifferenceKind =
  | "secret"
  | "secret-changing"
  | "site-url"
  | "pictures"
  | "setting"
  | "actions"
  | "build";

/** How one machine differs from another one. */
export type Difference = {
  kind: DifferenceKind;
  /** Of a setting: its name. */
  setting?: string;
  /** Where it may be said: what it is here and there. Of pictures, an example of what is missing here. */
  here?: string;
  there?: string;
  machine: string;
  /** Started before this one: then it is this one that came with something else. */
  isEarlier: boolean;
};

/** Readers and staff would meet these: a broken picture, a session that is lost, another address. */
const grave: ReadonlySet<DifferenceKind> = new Set(["secret", "site-url", "pictures"]);

export const isGrave = ({ kind }: Pick<Difference, "kind">): boolean => grave.has(kind);

type Own = Pick<Machine, "name" | "startedAt" | "word">;

/**
 * In what a machine differs from the others of its site.
 *
 * @param others fresh rows; of several processes of one machine, and of one that it
 *   differs from in the same way twice, each thing is said once
 */
export function differences(own: Own, others: readonly Machine[]): Difference[] {
  const found = new Map<string, Difference>();
  for (const other of others) {
    const isEarlier = other.startedAt < own.startedAt;
    for (const each of differ(own, other)) {
      const key = `${other.name} ${each.kind} ${each.setting ?? ""}`;
      if (!found.has(key)) found.set(key, { ...each, machine: other.name, isEarlier });
    }
  }
  return [...found.values()];
}

type Told = Omit<Difference, "machine" | "isEarlier">;

function differ({ name, word: here }: Own, { name: itsName, word: there }: Machine): Told[] {
  return [
    ...ofSecrets(here, there),
    ...ofSettings(here, there),
    ...ofPictures(here, there),
    // Of itself: a new build that takes over, or what is left of the start before.
    ...(name === itsName ? [] : ofBuilds(here, there)),
  ];
}

function ofSecrets(here: Word, there: Word): Told[] {
  if (here.secrets[0] === there.secrets[0]) return [];
  const both = here.secrets.some((each) => there.secrets.includes(each));
  return [{ kind: both ? "secret-changing" : "secret" }];
}

function ofSettings(here: Word, there: Word): Told[] {
  return Object.entries(here.settings).flatMap(([setting, value]): Told[] => {
    const its = there.settings[setting];
    // What an earlier build does not speak of yet.
    if (its === undefined || its === value) return [];
    return setting === "SITE_URL"
      ? [{ kind: "site-url", here: value, there: its }]
      : [{ kind: "setting", setting }];
  });
}

function ofPictures(here: Word, there: Word): Told[] {
  const missing = here.misses.find((each) => there.sees.includes(each));
  return missing === undefined ? [] : [{ kind: "pictures", here: missing }];
}

function ofBuilds(here: Word, there: Word): Told[] {
  if (here.build === "" || there.build === "") return [];
  const told: Told[] = [];
  if (here.build !== there.build) {
    told.push({ kind: "build", here: here.build, there: there.build });
  }
  if (here.actions !== there.actions) told.push({ kind: "actions" });
  return told;
}
