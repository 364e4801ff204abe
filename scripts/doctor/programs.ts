import { existsSync } from "node:fs";
import path from "node:path";
import { errorMessage } from "@/lib/error-text";
import { nextPart, wholeBuilds } from "@/lib/startup/builds";
import { isInstalled } from "@/lib/startup/install.mjs";
import { ownRelease } from "@/lib/startup/release.mjs";
import { sourceBundle } from "@/lib/startup/source-bundle.mjs";
import { type Finding, fault, faultOf, warning, well } from "./finding";

/** Node, the packages and the build. */
export function examinePrograms(root: string): Finding[] {
  return [node(), ...packagesAndBuild(root)];
}

function node(): Finding {
  const { node: version } = process.versions;
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    return fault("node", `Node is ${version}.`, "Install Node 20.19 or newer (24 is best).");
  }
  if (major < 22) {
    return warning(
      "node",
      `Node is ${version}, which gets no more security fixes.`,
      "Run the site on Node 24.",
    );
  }
  return well("node", `Node is ${version}.`);
}

function packagesAndBuild(root: string): Finding[] {
  try {
    const release = ownRelease(root);
    const builds = wholeBuilds(root);
    const newest = builds[0];
    const made = newest ? path.basename(nextPart(newest)) : undefined;
    if (release) {
      return [
        well("release", `This is release ${release.version} (${release.commit.slice(0, 8)}).`),
        made === undefined
          ? fault(
              "build",
              "The release has no build in it.",
              "Compare the archive with its checksum, and unpack it again.",
            )
          : well("build", `The build is ${made}.`),
      ];
    }
    return [
      isInstalled(root)
        ? well("packages", "The packages are those of package-lock.json.")
        : warning(
            "packages",
            "The packages are not those of package-lock.json.",
            "The next start installs them, from the registry that .npmrc names; npm ci does it now.",
          ),
      build(root, made),
    ];
  } catch (error) {
    return [faultOf("release", errorMessage(error))];
  }
}

function build(root: string, made: string | undefined): Finding {
  const todo = "npm run build makes it while the site runs; else the next start does.";
  if (made === undefined) return warning("build", "Nothing was built yet.", todo);
  // Made together with the build: what a start of these sources would be run from.
  if (existsSync(sourceBundle(root, "supervisor").file)) {
    return well("build", `The build is ${made}, and a start has run on these sources.`);
  }
  return warning("build", `The newest build (${made}) may be of other sources.`, todo);
}
