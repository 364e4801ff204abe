import type { Actor } from "@/features/audit/actors/actors";
import type { Env } from "@/lib/env";

/** An option of a command; each is also what `--help` says of it. */
type OptionSpec = {
  kind: "text" | "list" | "flag";
  /** What stands for its value in the help: `LANGUAGE`. */
  value?: string;
  help: string;
  required?: boolean;
  choices?: readonly string[];
};

export type OptionSpecs = Record<string, OptionSpec>;

type ValueOf<S extends OptionSpec> = S["kind"] extends "flag"
  ? boolean
  : S["kind"] extends "list"
    ? string[]
    : S extends { required: true }
      ? string
      : string | undefined;

export type Values<O extends OptionSpecs> = { [K in keyof O]: ValueOf<O[K]> };

export type Context = {
  /** The system, or who `--as` names. */
  actor: Actor;
  env: Env;
  /** The site's database, as its owner; `editorialDb()` speaks to it. */
  databaseUrl: string;
  /** Whether the site seems to run: a receipt is waited for only then. */
  siteRuns: boolean;
};

/** What a command gives: `json` with `--json`, else the lines. */
export type Result = {
  json: unknown;
  lines: string[];
  /** One JSON value a line, with `--json` and without it: what other programs read as it comes. */
  jsonLines?: readonly unknown[];
  /** It did what it was told, and what it found is bad: the exit code says so. */
  failed?: boolean;
};

export type Command = {
  /** `publish`, `user create` */
  name: string;
  summary: string;
  /** Arguments without a name, in their order; `?` at the end: may be left out; `…`: as many as are given. */
  args: readonly { name: string; help: string }[];
  options: OptionSpecs;
  /** Lines after the options in the help. */
  notes?: readonly string[];
  /** It changes nothing: what follows a publish (the words of search, share cards) is not loaded. */
  readsOnly?: true | ((values: Values<OptionSpecs>) => boolean);
  /** It takes a database without the site's tables too, and makes them. */
  migrates?: true;
  /** Does it without the site's database, where that can be done; nothing: this needs it. */
  alone?: (values: Values<OptionSpecs>) => Promise<Result> | undefined;
  /**
   * Imports by itself what it needs: `--help` loads every command, and each
   * command with its features would take a second.
   */
  run: (context: Context, args: string[], values: Values<OptionSpecs>) => Promise<Result>;
};

/** A command whose values have the types that its options say. */
export function command<const O extends OptionSpecs>(
  spec: Omit<Command, "run" | "options" | "alone" | "readsOnly"> & {
    options: O;
    readsOnly?: true | ((values: Values<O>) => boolean);
    alone?: (values: Values<O>) => Promise<Result> | undefined;
    run: (context: Context, args: string[], values: Values<O>) => Promise<Result>;
  },
): Command {
  // The parser has made the values by these very options: see parse.ts.
  const { alone, readsOnly, run, ...rest } = spec;
  return {
    ...rest,
    ...(readsOnly === undefined
      ? {}
      : { readsOnly: readsOnly === true || ((values) => readsOnly(values as Values<O>)) }),
    ...(alone ? { alone: (values) => alone(values as Values<O>) } : {}),
    run: (context, args, values) => run(context, args, values as Values<O>),
  };
}
