import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import path from "node:path";

/** The oldest that the site runs on, and the two that get fixes. The registry has their programs as packages. */
const versions = ["20.19", "22", "24"] as const;

/** @returns the programs of each, by version */
export function fetchNodes(folder: string): { version: string; program: string }[] {
  const arch = process.arch === "arm64" ? "linux-arm64" : "linux-x64";
  return versions.map((version) => {
    const place = path.join(folder, `node-${version}`);
    mkdirSync(place, { recursive: true });
    execFileSync(
      "npm",
      ["install", "--no-save", "--ignore-scripts", "--prefix", place, `node-${arch}@${version}`],
      { stdio: ["ignore", "ignore", "inherit"] },
    );
    const program = path.join(place, "node_modules", `node-${arch}`, "bin", "node");
    return { version: execFileSync(program, ["-v"], { encoding: "utf8" }).trim(), program };
  });
}
