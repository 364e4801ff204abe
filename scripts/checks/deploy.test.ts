import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { counters, gauges, histograms } from "@/lib/figures/definitions";

// What stands in deploy/ is read by other programs, and nothing of this site fails when it is wrong.

const read = (file: string) => readFileSync(path.resolve("deploy", file), "utf8");

test("alarms go by figures that there are, and speak of labels that these have", () => {
  const labelsOf = { ...counters, ...histograms, ...gauges } as Record<
    string,
    { labels?: readonly string[] }
  >;
  const rules = read("prometheus/newsroom.rules.yml").split("- alert:").slice(1);
  expect(rules.length).toBeGreaterThan(5);
  for (const rule of rules) {
    const names = rule.match(/newsroom_[a-z_]+/g) ?? [];
    for (const name of names) expect(labelsOf, rule).toHaveProperty(name);
    const labels = ["process", ...names.flatMap((name) => labelsOf[name]?.labels ?? [])];
    for (const [, label] of rule.matchAll(/\$labels\.(\w+)/g))
      expect(labels, rule).toContain(label);
    expect(rule).toMatch(/severity: (?:page|ticket)/);
  }
});

test("a container and a unit start Node itself, and keep what they write in one place", () => {
  const image = read("Dockerfile");
  expect(image).toMatch(/^CMD \["node", "scripts\/start\.mjs"\]$/m);
  expect(image.lastIndexOf("USER node")).toBeGreaterThan(image.lastIndexOf("FROM "));
  const unit = read("systemd/newsroom.service");
  expect(unit).toMatch(/^ExecStart=\/usr\/bin\/node scripts\/start\.mjs$/m);
  const folder = /DATA_DIR=(\S+)/.exec(unit)?.[1];
  expect(folder).toBe(`/var/lib/${/^StateDirectory=(\S+)$/m.exec(unit)?.[1]}`);
});

test("nginx lets through what the site takes", () => {
  const most = Number(/client_max_body_size (\d+)m;/.exec(read("nginx/newsroom.conf"))?.[1]);
  const site = readFileSync("server/front/http/bodies.ts", "utf8");
  const taken = [...site.matchAll(/= (\d+) \* 1024 \* 1024;/g)].map(([, megabytes]) =>
    Number(megabytes),
  );
  expect(most).toBeGreaterThanOrEqual(Math.max(...taken));
});

test("what stands before the site waits for a connection for less long than the site does", () => {
  const site = readFileSync("server/front/http/connections.ts", "utf8");
  const siteMs = Number(/idleMs = ([\d_]+)/.exec(site)?.[1]?.replace("_", ""));
  for (const file of ["nginx/newsroom-upstream.conf", "compose.yaml"]) {
    const waits = Number(/keepalive_timeout (\d+)s/.exec(read(file))?.[1]) * 1_000;
    expect(waits, file).toBeGreaterThan(0);
    expect(waits, file).toBeLessThan(siteMs);
  }
});

test("the container writes in its volume and in /tmp, and nowhere else", () => {
  const compose = read("compose.yaml");
  const site = compose.slice(compose.indexOf("\n  site:"), compose.indexOf("\n  proxy:"));
  expect(site).toMatch(/^ {4}read_only: true$/m);
  const image = read("Dockerfile");
  const folder = /DATA_DIR=(\S+) \\/.exec(image.slice(image.lastIndexOf("FROM ")))?.[1];
  expect(image).toContain(`\nVOLUME ${folder}\n`);
  expect(site).toContain(`volumes: [site:${folder}]`);
  expect(site).toMatch(/tmpfs: \["\/tmp:/);
  // Readers come by the proxy.
  expect(site).not.toMatch(/^ {4}ports:/m);
  const health = readFileSync("server/front/health.ts", "utf8");
  const asked = /process\.env\.PORT\+'(\/\w+)'/.exec(image)?.[1];
  expect(health).toContain(`path !== "${asked}"`);
});
