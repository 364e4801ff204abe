import { describe, expect, test } from "vitest";
import { commands } from "./commands";
import { commandHelp, overview } from "./help";
import { findCommand, parseCommand, UsageError } from "./parse";

const parse = (...argv: string[]) => {
  const found = findCommand(commands, argv);
  if (!found) throw new Error(`no command in ${argv.join(" ")}`);
  return parseCommand(found.command, found.rest);
};

describe("a command line", () => {
  test("finds commands of two words, options that repeat, and what all have in common", () => {
    expect(findCommand(commands, ["user", "create"])?.command.name).toBe("user create");
    expect(findCommand(commands, ["user"])).toBeUndefined();
    const { args, values, as, json } = parse(
      ..."publish ID --language en --language ru --as a@example.com --json".split(" "),
    );
    expect({ args, as, json }).toEqual({ args: ["ID"], as: "a@example.com", json: true });
    expect(values).toMatchObject({ language: ["en", "ru"], "no-wait": false });
  });

  test.each([
    [["publish"], /ID is missing; --language LANGUAGE is missing/],
    [["publish", "ID", "--language", "fr"], /--language must be one of zh, en, ru, not "fr"/],
    [["publish", "ID", "more", "--language", "en"], /"more" is too much/],
    [["list", "--colour"], /Unknown option '--colour'/],
    [["user", "create", "--email", "a@b.c", "--name", "A", "--role", "king"], /--role must be one/],
  ])("that cannot be understood is refused in a sentence: %j", (argv, sentence) => {
    expect(() => parse(...argv)).toThrow(UsageError);
    expect(() => parse(...argv)).toThrow(sentence);
  });

  test("may ask for help without anything else", () => {
    expect(parse("publish", "--help").help).toBe(true);
  });
});

test("every command has a help that names its options, and stands in the overview", () => {
  const all = overview(commands).join("\n");
  for (const command of commands) {
    expect(all).toContain(command.name);
    const help = commandHelp(command).join("\n");
    for (const option of [...Object.keys(command.options), "as", "json", "help"]) {
      expect(help, command.name).toContain(`--${option}`);
    }
  }
});
