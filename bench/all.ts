import { spawn } from "node:child_process";
import { availableParallelism, cpus, loadavg } from "node:os";
import { text } from "node:stream/consumers";
import { parseArgs } from "node:util";

/**
 * `npm run bench -- [--publishes 200] [--sizes 1000,10000,100000] [--keep FOLDER]`:
 * what a site is measured by, one bench after the other and never two at once,
 * as one document: what serves a page (nginx, this site
 * behind it and alone, bare Node, bare Next), what a page costs that nobody has
 * asked for, a publish until it is seen, a growing archive. Takes two hours, half
 * of them for the largest archive, which is filled first unless it is kept in
 * FOLDER; each of them can be asked for by itself (bench/README.md).
 */

const { values } = parseArgs({
  options: {
    publishes: { type: "string", default: "200" },
    sizes: { type: "string" },
    keep: { type: "string" },
  },
});
const given = (name: "sizes" | "keep") => {
  const value = values[name];
  return value === undefined ? [] : [`--${name}`, value];
};

type Bench = { title: string; program: string; options: string[] };

const benches: Bench[] = [
  { title: "Serving a page", program: "bench/serve/run.ts", options: [] },
  { title: "Making a page", program: "bench/render.ts", options: ["--rounds", "4"] },
  {
    title: "From a publish until it is seen, and readers beside it",
    program: "bench/publish.ts",
    options: ["--publishes", values.publishes, "--readers", values.publishes, "--processes", "1"],
  },
  {
    title: "From a publish until it is seen through nginx",
    program: "bench/edge.ts",
    options: ["--publishes", values.publishes, "--minutes", "15"],
  },
  {
    title: "A growing archive",
    program: "bench/growth.ts",
    options: [...given("sizes"), ...given("keep")],
  },
];

/** With a load above this, others are at work, and times mean little. */
const quietLoad = 1;

function say(line: string): void {
  console.log(line);
}

async function run({ title, program, options }: Bench): Promise<boolean> {
  const [load = 0] = loadavg();
  say(`\n## ${title}\n`);
  if (load > quietLoad) say(`A load of ${load.toFixed(1)} before it: others were at work.\n`);
  const args = ["--import", "tsx", program, ...options];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  const said = await text(child.stdout);
  say(said.trim());
  const code = await ended;
  if (code !== 0) say(`\nIt ended with ${code}: the figures above are not all.`);
  return code === 0;
}

say(
  `Node ${process.version}, ${availableParallelism()} of ${cpus()[0]?.model.trim()}, ${new Date().toISOString().slice(0, 10)}`,
);
let whole = true;
for (const bench of benches) whole = (await run(bench)) && whole;
process.exit(whole ? 0 : 1);
