import { encircled } from "./encircled";

/**
 * What a field `EQ` draws, as a line of text: equations of older documents,
 * and what the Chinese Word makes with it to this day, a sign in a ring and
 * how a word is read above it. The field has no words but these instructions.
 */
export function eqText(code: string): string {
  const bare = code.replace(/^\s*EQ\b/i, "").replace(/\\\*\s*(?:"[^"]*"|\S+)/g, "");
  return new Eq(bare).words().replace(/\s+/gu, " ").trim();
}

type Command = { name: string; options: string[]; args: string[] };

/** Brackets within brackets that no formula of people has. */
const deepest = 30;

class Eq {
  #at = 0;

  constructor(
    readonly code: string,
    readonly depth = 0,
  ) {}

  words(): string {
    let words = "";
    while (this.#at < this.code.length) {
      const sign = this.code[this.#at] ?? "";
      if (sign !== "\\") {
        words += sign;
        this.#at += 1;
      } else if (/[\\(),;]/.test(this.code[this.#at + 1] ?? "")) {
        words += this.code[this.#at + 1];
        this.#at += 2;
      } else words += shown(this.#command());
    }
    return words;
  }

  /** `\s\up 9(…)`: a name, options of it, and what it is done to. */
  #command(): Command {
    const names: string[] = [];
    for (;;) {
      const found = /^\\([a-z]+)\s*(?:-?\d+)?\s*/i.exec(this.code.slice(this.#at, this.#at + 40));
      if (!found) break;
      names.push((found[1] ?? "").toLowerCase());
      this.#at += found[0].length;
    }
    // A sign that is no command is passed over: without that nothing would go on.
    if (names.length === 0) this.#at += 1;
    const [name = "", ...options] = names;
    return { name, options, args: this.code[this.#at] === "(" ? this.#args() : [] };
  }

  #args(): string[] {
    const args: string[] = [];
    let level = 0;
    let from = this.#at + 1;
    for (; this.#at < this.code.length; this.#at++) {
      const sign = this.code[this.#at];
      if (sign === "\\") this.#at += 1;
      else if (sign === "(") level += 1;
      else if (sign === ")") level -= 1;
      if (level === 0 || (level === 1 && (sign === "," || sign === ";"))) {
        args.push(this.code.slice(from, this.#at));
        from = this.#at + 1;
      }
      if (level === 0) break;
    }
    // A bracket that is never closed: what stands in it is there all the same.
    if (level > 0) args.push(this.code.slice(from));
    this.#at += 1;
    if (this.depth >= deepest) return args;
    return args.map((each) => new Eq(each, this.depth + 1).words().trim());
  }
}

const grouped = (words: string) => ([...words].length > 1 ? `(${words})` : words);

function shown({ name, options, args }: Command): string {
  const [first = "", second = "", ...more] = args;
  switch (name) {
    case "f":
      return `${grouped(first)}/${grouped(second)}`;
    case "r":
      return args.length > 1 ? `${first}√${grouped(second)}` : `√${grouped(first)}`;
    case "b":
      return `(${args.join(", ")})`;
    case "i":
      return `∫${first ? `_${grouped(first)}` : ""}${second ? `^${grouped(second)}` : ""} ${more.join("")}`;
    case "o":
      // Over one another: a ring and what stands in it, or a reading and its word.
      if (args.length !== 2) return args.join("");
      if (/^[○〇□△◇◯]$/u.test(first)) return encircled(second) ?? `(${second})`;
      return options.includes("ad") && second !== "" ? `${second}(${first})` : args.join("");
    case "s":
      return args.join("");
    default:
      return args.join(", ");
  }
}
