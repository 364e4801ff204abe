import type { Command, OptionSpecs } from "./command";
import { commonOptions } from "./parse";

const start = "npm run cli --";

/** How one command is used. */
export function commandHelp({ name, summary, args, options, notes = [] }: Command): string[] {
  const positional = args.map((each) =>
    each.name.endsWith("?") ? `[${plain(each.name)}]` : each.name,
  );
  const required = Object.entries(options)
    .filter(([, spec]) => spec.required)
    .map(([option, spec]) => `--${option} ${spec.value ?? ""}`.trim());
  const usage = [start, name, ...positional, ...required, "[options]"].join(" ");
  const rows: [string, string][] = [
    ...args.map(({ name: each, help }): [string, string] => [plain(each), help]),
    ...optionRows(options),
    ...optionRows(commonOptions),
  ];
  return [
    usage,
    "",
    `${summary}.`,
    "",
    ...table(rows),
    ...(notes.length > 0 ? ["", ...notes] : []),
  ];
}

/** All commands. */
export function overview(commands: readonly Command[]): string[] {
  return [
    `${start} COMMAND [options]`,
    "",
    "Works while the site runs, and on its data when it does not.",
    "",
    ...table(commands.map(({ name, summary }) => [name, summary])),
    "",
    `"${start} COMMAND --help" says more; with --json every command gives JSON.`,
  ];
}

const plain = (name: string) => name.replace(/\?$/, "");

function optionRows(options: OptionSpecs): [string, string][] {
  return Object.entries(options).map(([name, { value, help, required, kind, choices }]) => {
    const remarks = [
      choices?.join(", "),
      required && "required",
      kind === "list" && "may be repeated",
    ].filter(Boolean);
    const more = remarks.length > 0 ? ` (${remarks.join("; ")})` : "";
    return [`--${name}${value ? ` ${value}` : ""}`, help + more];
  });
}

/** Two columns. */
function table(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(0, ...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`.trimEnd());
}
