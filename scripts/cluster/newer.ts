import { execFileSync } from "node:child_process";
import { appendFileSync, cpSync, existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { buildsFolder, nextPart, wholeBuilds } from "@/lib/startup/builds";

/**
 * Another version of the site in a folder of its own, as a release is unpacked
 * beside the one that runs: the last commit with another style, and with the
 * builds of the version before, whose files kept pages still name.
 *
 * @param say told what is done, which takes minutes
 */
export function makeNewer(folder: string, say: (line: string) => void): string {
  const place = path.join(folder, "newer");
  if (!existsSync(place)) {
    execFileSync("git", ["clone", "--quiet", "--shared", process.cwd(), place], { stdio: "pipe" });
    // Hard links where that can be: the packages are the same.
    const copy = (how: string) =>
      execFileSync("cp", [how, path.resolve("node_modules"), place], { stdio: "pipe" });
    try {
      copy("-al");
    } catch {
      copy("-a");
    }
    cpSync("generated", path.join(place, "generated"), { recursive: true });
    appendFileSync(
      path.join(place, "app", "(site)", "[locale]", "site.css"),
      "\n.cluster-test {\n  color: rgb(1, 2, 3);\n}\n",
    );
  }
  say("Building the newer version");
  execFileSync(process.execPath, ["scripts/build.mjs"], {
    cwd: place,
    // As of one house that builds each release with the same key: a desk that is open goes on.
    env: { ...process.env, NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: actionsKey() },
    stdio: "pipe",
  });
  bringBuilds(process.cwd(), place);
  return place;
}

/** Builds are folders: those of the version before are put beside the new one. */
function bringBuilds(from: string, to: string): void {
  const builds = path.join(from, buildsFolder);
  for (const name of readdirSync(builds)) {
    const target = path.join(to, buildsFolder, name);
    if (!existsSync(target)) cpSync(path.join(builds, name), target, { recursive: true });
  }
}

function actionsKey(): string {
  const [build = ""] = wholeBuilds();
  const file = path.join(nextPart(build), "server", "server-reference-manifest.json");
  return (JSON.parse(readFileSync(file, "utf8")) as { encryptionKey: string }).encryptionKey;
}
