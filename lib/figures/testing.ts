import { expect } from "vitest";

type Family = { help: boolean; type: string; samples: Sample[] };
type Sample = { name: string; labels: Record<string, string>; value: number };

const sampleLine =
  /^([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\{((?:[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\\n]|\\.)*",?)*)\})? (\S+)(?: \d+)?$/;

const ofHistogram = /_(?:bucket|sum|count)$/;

/**
 * Reads Prometheus' text format as strictly as its own parser does, and
 * throws for what that refuses: https://prometheus.io/docs/instrumenting/exposition_formats/
 */
export function parseFigures(text: string): Map<string, Family> {
  expect(text.endsWith("\n")).toBe(true);
  const families = new Map<string, Family>();
  const closed = new Set<string>();
  let current = "";
  for (const line of text.split("\n")) {
    if (line === "") continue;
    const head = /^# (HELP|TYPE) (\S+) (.+)$/.exec(line);
    if (head) {
      const [, what, name = "", rest = ""] = head;
      if (name !== current) {
        if (closed.has(name)) throw new Error(`${name} stands in two places`);
        closed.add(name);
        current = name;
      }
      const family = families.get(name) ?? { help: false, type: "", samples: [] };
      families.set(name, family);
      if (what === "HELP") family.help = true;
      else if (family.type) throw new Error(`${name} has two types`);
      else family.type = rest;
      continue;
    }
    const found = sampleLine.exec(line);
    if (!found) throw new Error(`no sample: ${line}`);
    const [, name = "", given = "", value = ""] = found;
    const family = families.get(name) ?? families.get(name.replace(ofHistogram, "")) ?? undefined;
    if (!family) throw new Error(`${name} has no description before it`);
    const labels = Object.fromEntries(
      [...given.matchAll(/([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\]|\\.)*)"/g)].map((each) => [
        each[1] ?? "",
        each[2] ?? "",
      ]),
    );
    // Prometheus reads numbers as Go does, which takes "Nan" as well.
    const isNone = /^nan$/i.test(value);
    const number = { "+Inf": Infinity, "-Inf": -Infinity }[value] ?? Number(value);
    if (Number.isNaN(number) && !isNone) throw new Error(`no number: ${line}`);
    family.samples.push({ name, labels, value: number });
  }
  const seen = new Set<string>();
  for (const { samples } of families.values()) {
    for (const { name, labels } of samples) {
      const key = name + JSON.stringify(Object.entries(labels).sort());
      if (seen.has(key)) throw new Error(`${key} is there twice`);
      seen.add(key);
    }
  }
  return families;
}

/** What `promtool check metrics` asks for, of all of ours. */
export function expectConventions(families: Map<string, Family>): void {
  for (const [name, { help, type, samples }] of families) {
    expect(help, name).toBe(true);
    expect(["counter", "gauge", "histogram", "summary"], name).toContain(type);
    for (const { labels } of samples) expect(labels.process, name).toMatch(/^[\w.-]+$/);
    if (!name.startsWith("newsroom_")) continue;
    expect(name).toMatch(/^[a-z][a-z0-9_]*$/);
    expect(name.endsWith("_total"), name).toBe(type === "counter");
    // Base units: https://prometheus.io/docs/practices/naming/
    expect(name).not.toMatch(/_(?:ms|milliseconds|minutes|hours|kb|mb|kilobytes|percent)\b/);
    expect(name).not.toMatch(/_(?:count|sum|bucket)$/);
    if (type === "histogram") {
      expect(name).toMatch(/_seconds$/);
      const buckets = samples.filter(({ labels }) => labels.le !== undefined);
      if (samples.length > 0) expect(buckets.some(({ labels }) => labels.le === "+Inf")).toBe(true);
    }
    // Nothing by which the number of series grows with the site.
    for (const { labels } of samples) {
      for (const value of Object.values(labels)) {
        expect(value, name).not.toMatch(/[/?#]|[0-9a-f]{8}-[0-9a-f]{4}/);
      }
    }
  }
}
