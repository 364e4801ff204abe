import { readdirSync } from "node:fs";
import path from "node:path";
import { build, type Metafile, stop } from "esbuild";

/** What of the routes is made for one reader alone and never kept. */
const notKept = /^app\/\((?:desk|preview|search)\)\//;

/** What maps an address to a route, and what makes finished bytes of what Next answers; with all that they import. */
const makers = [
  "i18n/request.ts",
  "features/publication/routes/resolve-path.ts",
  "lib/page-store/strip-scripts.ts",
  "lib/page-store/page-file.ts",
];

/**
 * How the server has a page made. Of what these import, the domain counts
 * (which records a page is made from); the server's own work and its tools,
 * such as queues and connections, shape no page.
 */
const alone = [
  "lib/page-store/page.ts",
  "server/app/renders.ts",
  "server/app/inner-request.ts",
  "server/front/http/headers.ts",
  "server/front/pages/store-folder.ts",
  "next.config.ts",
];
const tools = /^(?:lib|server)\//;

/** What is told to the log and counted there leaves no trace in a page either, whoever tells it. */
const told = /^lib\/(?:log\.ts|counted-log\.ts|figures\/)/;

/** Looked at in parts: parts-of-files.ts. */
const inParts = /^(?:messages|generated)\//;

export type Sources = { files: string[]; packages: string[] };

/**
 * The files of which public pages are made, and the packages that these
 * import. What is imported for its types alone leaves no trace in a page and is
 * not among them.
 */
export async function sourcesOfPages(root: string): Promise<Sources> {
  const entries = routesIn(root);
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [...entries, ...makers, ...alone],
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
  const found = reached(metafile.inputs, [...entries, ...makers]);
  const files = [...found].filter((file) => !inParts.test(file));
  const packages = [...found]
    .flatMap((file) => metafile.inputs[file]?.imports ?? [])
    .flatMap(({ path: name, external }) => (external ? [packageOf(name)] : []));
  return { files: files.sort(), packages: [...new Set(["next", "react-dom", ...packages])].sort() };
}

/** Who imports whom, from these files on, and from `alone`. */
function reached(inputs: Metafile["inputs"], from: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>(alone);
  const importsOf = (file: string) =>
    (inputs[file]?.imports ?? []).flatMap(({ path: name, external }) => (external ? [] : [name]));
  const waiting = [...from, ...alone.flatMap(importsOf).filter((file) => !tools.test(file))];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (found.has(file) || told.test(file)) continue;
    found.add(file);
    waiting.push(...importsOf(file));
  }
  return found;
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
