import { afterAll } from "vitest";

// Runs before each file of unit tests. Many of them share a process: what one
// sets in the environment is gone before the next one begins.

const before = { ...process.env };

afterAll(() => {
  for (const name of Object.keys(process.env)) {
    if (!(name in before)) Reflect.deleteProperty(process.env, name);
  }
  Object.assign(process.env, before);
});
