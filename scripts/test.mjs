// `npm test`: everything that must hold, from a fresh clone on. Plain Node, because nothing may be installed yet.
//
//   npm test -- --only lint,unit        some of the steps
//   npm test -- --only e2e -- crawl     what follows goes to the last step's tool

import { installPackages } from "../lib/startup/install.mjs";
import { createLife } from "../lib/startup/life.mjs";
import { printFailure } from "../lib/startup/operator-error.mjs";
import { runSteps, steps } from "./checks/steps.mjs";
import { root } from "./checks/tools.mjs";

const [own, more] = split(process.argv.slice(2), "--");
const chosen = chosenSteps(own);
if (typeof chosen === "string") {
  console.error(chosen);
  process.exit(2);
}

// The tests make and drop databases of their own on this server and never touch the one that it names.
const { DATABASE_URL } = process.env;
if (DATABASE_URL) process.env.TEST_DATABASE_URL ??= DATABASE_URL;
delete process.env.DATABASE_URL;
delete process.env.PUBLIC_DATABASE_URL;

const life = createLife(console.log);
try {
  console.log(`── install: ${await installPackages(root, life, console.log)}`);
  life.exitCode = (await runSteps(chosen, more)) ? 0 : 1;
} catch (error) {
  printFailure(error);
  life.exitCode = 1;
}
await life.end();

function chosenSteps(args) {
  if (args.length === 0) return Object.keys(steps);
  const [flag, list] = args;
  const names = list?.split(",") ?? [];
  const known = names.length > 0 && names.every((name) => Object.hasOwn(steps, name));
  if (flag === "--only" && known && args.length === 2) return names;
  return `Usage: npm test -- [--only ${Object.keys(steps).join(",")}]`;
}

function split(list, at) {
  const index = list.indexOf(at);
  return index === -1 ? [list, []] : [list.slice(0, index), list.slice(index + 1)];
}
