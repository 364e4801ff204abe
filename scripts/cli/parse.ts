import { parseArgs } from "node:util";
import { errorMessage } from "@/lib/error-text";
import { asTyped, keepable } from "@/lib/text/input";
import type { Command, OptionSpecs, Values } from "./command";

/** A command line that cannot be understood; the sentence says what to write. */
export class UsageError extends Error {}

/** What every command has. */
export const commonOptions = {
  as: { kind: "text", value: "EMAIL", help: "act as this person; otherwise as the system" },
  json: { kind: "flag", help: "print the result (or the error) as JSON" },
  help: { kind: "flag", help: "say how the command is used" },
} as const satisfies OptionSpecs;

export type Parsed = {
  args: string[];
  values: Values<OptionSpecs>;
  as: string | undefined;
  json: boolean;
  help: boolean;
};

/** The command that a line begins with, and the rest of it. */
export function findCommand(
  commands: readonly Command[],
  argv: readonly string[],
): { command: Command; rest: string[] } | undefined {
  const command = commands.find(({ name }) =>
    name.split(" ").every((word, index) => argv[index] === word),
  );
  return command && { command, rest: argv.slice(command.name.split(" ").length) };
}

/** @throws UsageError for an option or an argument that is unknown, missing or not one of its choices */
export function parseCommand(command: Command, rest: readonly string[]): Parsed {
  const options: OptionSpecs = { ...command.options, ...commonOptions };
  const { values: found, positionals } = parse(options, rest);
  const values: Record<string, string | boolean | string[] | undefined> = {};
  const problems: string[] = [];
  for (const [name, spec] of Object.entries(options)) {
    const value = found[name];
    const given = Array.isArray(value) ? value : value === undefined ? [] : [value];
    const list = given.map((each) => asKept(String(each), spec.value));
    if (spec.kind === "flag") values[name] = value === true;
    else values[name] = spec.kind === "list" ? list : list.at(-1);
    if (spec.required && list.length === 0)
      problems.push(`--${name} ${spec.value ?? ""} is missing`.trim());
    for (const each of spec.choices ? list : []) {
      if (spec.choices?.includes(each)) continue;
      problems.push(`--${name} must be one of ${spec.choices?.join(", ")}, not "${each}"`);
    }
  }
  const { as, json, help, ...own } = values;
  // One that ends so takes all that follow.
  const last = command.args.at(-1)?.name.endsWith("…") ? command.args.at(-1) : undefined;
  const named = positionals.map((each, index) => asKept(each, (command.args[index] ?? last)?.name));
  const parsed = { args: named, as: as as string | undefined, json: json === true };
  if (help) return { ...parsed, values: own as Values<OptionSpecs>, help: true };
  const needed = command.args.filter(({ name }) => !name.endsWith("?"));
  const lacking = needed.slice(positionals.length).map(({ name }) => `${name} is missing`);
  const beyond = last ? [] : positionals.slice(command.args.length);
  const surplus = beyond.map((each) => `"${each}" is too much`);
  const all = [...lacking, ...surplus, ...problems];
  if (all.length > 0) {
    throw new UsageError(`${all.join("; ")}: see "npm run cli -- ${command.name} --help".`);
  }
  return { ...parsed, values: own as Values<OptionSpecs>, help: false };
}

/** Codes, numbers, days and times: what they are does not hang on the width of a keyboard's letters. */
const codes = new Set(
  "DAY DOCUMENT EMAIL HASH ID KEY LANGUAGE N NUMBER OFFSET ROLE SLUG TIME VERB VERSION ZONE".split(
    " ",
  ),
);

/** A value in the form in which it is kept; a file is called what the machine calls it, byte by byte. */
function asKept(value: string, kind = ""): string {
  const name = kind.replace(/\?$/, "");
  if (name === "FILE") return value;
  return codes.has(name) ? asTyped(value) : keepable(value);
}

function parse(options: OptionSpecs, rest: readonly string[]) {
  const config = Object.fromEntries(
    Object.entries(options).map(([name, { kind }]) => [
      name,
      {
        type: kind === "flag" ? ("boolean" as const) : ("string" as const),
        multiple: kind === "list",
      },
    ]),
  );
  try {
    return parseArgs({ args: [...rest], options: config, allowPositionals: true });
  } catch (error) {
    // The first sentence says what is wrong; the others are about dashes.
    throw new UsageError(`${errorMessage(error).split(". ")[0]}.`);
  }
}
