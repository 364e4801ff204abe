import { readdirSync } from "node:fs";
import path from "node:path";
import { build, stop } from "esbuild";

/** What of the routes is made for one reader alone and never kept. */
const notKept = /^app\/\((?:desk|preview|search)\)\//;

/** What maps an address to a route, and what makes finished bytes of what Next answers; with all that they import. */
const makers = [
  "i18n/request.ts",
  "features/publication/routes/resolve-path.ts",
  "lib/page-store/strip-scripts.ts",
  "lib/page-store/page-file.ts",
];

/** These matter by themselves: what they import is the server's own work, or stands above. */
const alone = [
  "lib/page-store/page.ts",
  "server/app/renders.ts",
  "server/app/inner-request.ts",
  "server/front/http/headers.ts",
  "server/front/pages/store-folder.ts",
  "next.config.ts",
];

/** Looked at in parts: parts-of-files.ts. */
const inParts = /^(?:messages|generated)\//;

export type Sources = { files: string[]; packages: string[] };

/**
 * The files of which public pages are made, and the packages that these
 * import. What is imported for its types alone leaves no trace in a page and is
 * not among them.
 */
export async function sourcesOfPages(root: string): Promise<Sources> {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [...routesIn(root), ...makers],
    outdir: path.join(root, "nowhere"),
    bundle: true,
    write: false,
    metafile: true,
    packages: "external",
    // Files that the stylesheet names by the addresses under which they are handed out.
    external: ["/fonts/*"],
    platform: "node",
    format: "esm",
    jsx: "automatic",
    // Assets that a source may import some day.
    loader: { ".png": "empty", ".svg": "empty", ".webp": "empty", ".woff2": "empty" },
    logLevel: "silent",
  }).finally(stop);
  // A JSON file stands there a second time, with how it is imported.
  const found = Object.keys(metafile.inputs).map((file) => file.replace(/ with \{.*$/, ""));
  const files = [...new Set([...found, ...alone])].filter((file) => !inParts.test(file));
  const packages = Object.values(metafile.inputs)
    .flatMap(({ imports }) => imports)
    .flatMap(({ path: name, external }) => (external ? [packageOf(name)] : []));
  return { files: files.sort(), packages: [...new Set(["next", "react-dom", ...packages])].sort() };
}

function routesIn(root: string): string[] {
  return readdirSync(path.join(root, "app"), { recursive: true, encoding: "utf8" })
    .map((name) => `app/${name.split(path.sep).join("/")}`)
    .filter((file) => /\.(?:tsx?|css)$/.test(file) && !/\.test\.tsx?$/.test(file))
    .filter((file) => !notKept.test(file));
}

/** `@scope/name/path` is of `@scope/name`. */
const packageOf = (name: string) =>
  name
    .split("/")
    .slice(0, name.startsWith("@") ? 2 : 1)
    .join("/");
