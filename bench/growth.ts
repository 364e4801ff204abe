import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { parseArgs } from "node:util";
import type { Copied, Cost, Filled } from "@/bench/growth/fill";
import type { Answer, Measured } from "@/bench/growth/house";
import { median } from "@/bench/serve/measure";

/**
 * `npm run bench:growth -- [--sizes 1000,10000,100000] [--rounds 5] [--keep FOLDER
 * [--copies-of 10000]]`: what a
 * growing archive costs the site. Houses of so many made-up documents in three
 * languages, search's index included, stand beside each other and are asked
 * the same in turn; the last is compared with the first. Filled houses are kept in
 * FOLDER, and copied from there; those of more than so many documents are made of
 * as many and copies of them.
 */

const { values } = parseArgs({
  options: {
    sizes: { type: "string", default: "1000,10000,100000" },
    rounds: { type: "string", default: "5" },
    keep: { type: "string" },
    "copies-of": { type: "string" },
  },
});
const sizes = values.sizes.split(",").map(Number);
const rounds = Number(values.rounds);
const copiesOf = Number(values["copies-of"] ?? 1);
if (values["copies-of"] && !values.keep) throw new Error("--copies-of needs --keep");
if ([...sizes, rounds, copiesOf].some((each) => !Number.isInteger(each) || each < 1)) {
  throw new Error("--sizes, --rounds and --copies-of take whole numbers: --sizes 1000,10000");
}

/** What is aimed at, from the smallest to the largest house. */
const aim = 1.5;

type Open = (Filled | Copied) & { size: number; child: ChildProcess };

/** Each in a process of its own: what it has open belongs to one database. */
async function open(size: number): Promise<Open> {
  const kept = [values.keep, values["copies-of"]].filter((each) => each !== undefined);
  const words = [`${size}`, ...kept];
  const child = fork("bench/growth/house.ts", words, { execArgv: ["--import", "tsx"] });
  child.once("exit", (code) => {
    if (code) process.exit(code);
  });
  const [house] = (await once(child, "message")) as [Filled | Copied];
  return { ...house, size, child };
}

async function ask<K extends keyof Answer>(house: Open, what: K): Promise<Answer[K]> {
  house.child.send(what);
  const [answer] = (await once(house.child, "message")) as [Answer[K]];
  return answer;
}

const houses: Open[] = [];
for (const size of sizes) houses.push(await open(size));
const found = houses.map((): Measured[] => []);
for (let round = -1; round < rounds; round++) {
  // In turn, and in both directions: what else the machine does meets all.
  const order = round % 2 === 0 ? [...houses.keys()] : [...houses.keys()].reverse();
  for (const at of order) {
    const measured = await ask(houses[at] as Open, "round");
    // The first one loads the code of the pages.
    if (round >= 0) found[at]?.push(measured);
  }
  console.error(`round ${round + 1} of ${rounds}`);
}
const memory: Answer["memory"][] = [];
const restarts: Answer["restart"][] = [];
for (const house of houses) {
  memory.push(await ask(house, "memory"));
  restarts.push(await ask(house, "restart"));
}

console.log(
  `| | ${sizes.map((size) => size.toLocaleString("en")).join(" | ")} | largest to smallest |`,
);
console.log(`| --- |${" ---: |".repeat(sizes.length + 1)}`);
const row = (name: string, cells: readonly number[], digits = 0) => {
  const ratio = (cells.at(-1) ?? 0) / (cells[0] ?? 1);
  const met = ratio <= aim ? "" : " (missed)";
  console.log(
    `| ${name} | ${cells.map((cell) => cell.toFixed(digits)).join(" | ")} | ${ratio.toFixed(2)}${met} |`,
  );
};
for (const name of Object.keys(found[0]?.[0] ?? {}) as (keyof Measured)[]) {
  row(
    `${name}, ms`,
    found.map((each) => median(each.map((one) => one[name]))),
    1,
  );
}
row(
  "start until all is there, s",
  restarts.map((each) => each.seconds),
  1,
);
row(
  "front, app, worker after the rounds, MB",
  memory.map((each) => each.megabytes),
);
console.log(
  "\nTo fill each house, milliseconds a text by the clock, and of all processors (no ratio is aimed at but that of the index to the rest):\n",
);
console.log(`| | ${sizes.map((size) => size.toLocaleString("en")).join(" | ")} |`);
console.log(`| --- |${" ---: |".repeat(sizes.length)}`);
const costs = (name: string, cell: (house: Filled, each: (of: Cost) => number) => number) => {
  const cells = houses.map((house) =>
    "rows" in house
      ? [({ seconds }: Cost) => seconds, ({ processorSeconds }: Cost) => processorSeconds]
          .map((each) => cell(house, each).toFixed(2))
          .join(" / ")
      : "copies",
  );
  console.log(`| ${name} | ${cells.join(" | ")} |`);
};
costs("rows", (house, of) => (of(house.rows) * 1000) / house.texts);
costs("search's index", (house, of) => (of(house.index) * 1000) / house.texts);
costs("index to rows (at most 3)", (house, of) => of(house.index) / of(house.rows));
for (const house of houses) await ask(house, "stop");
process.exit();
