import { constants } from "node:fs";
import { access, readdir, readFile, stat } from "node:fs/promises";
import path from "node:path";
import { linkName } from "@/lib/edge-links";
import { errorCode } from "@/lib/error-text";
import { type Finding, fault, warning, well } from "./finding";

const code = "edge-folder";
const snippet = "snippets/newsroom-site.conf";

/**
 * Whether nginx can answer from the files that the site lays: whether this
 * account may lay them, and whether nginx looks for them where they are.
 *
 * @param root the project's folder, whose nginx configuration is this version's
 * @param edgeDir `EDGE_DIR`; where there is none, nginx asks the site for everything
 * @param nginxDir where nginx on this machine has its configuration; it may be on another one
 */
export async function examineEdge(
  root: string,
  edgeDir: string | undefined,
  nginxDir = "/etc/nginx",
): Promise<Finding[]> {
  if (!edgeDir) return [];
  const dir = path.resolve(edgeDir);
  const [unfit] = await unfitFor(dir);
  if (unfit) return [unfit];
  const [ours, its] = await Promise.all(
    [path.join(root, "deploy/nginx"), nginxDir].map((folder) =>
      rootsIn(path.join(folder, snippet)),
    ),
  );
  const name = ours?.map((each) => path.basename(each)).find((each) => linkName.test(each));
  const found = name ? [...(await linkOf(dir, name)), ...ofNginx(dir, name, its)] : [];
  if (found.length > 0) return found;
  return [well(code, `This account may lay pages for nginx in ${dir}, and they are there.`)];
}

async function unfitFor(dir: string): Promise<Finding[]> {
  const mayWrite = (folder: string) =>
    access(folder, constants.W_OK | constants.X_OK).then(
      () => undefined,
      (error: unknown) => errorCode(error) ?? "",
    );
  const wrong = await mayWrite(dir);
  if (wrong === undefined) return [];
  if (wrong === "ENOENT" && (await mayWrite(await nearest(dir))) === undefined) {
    return [
      warning(code, `The folder ${dir} (EDGE_DIR) is not there.`, "The next start makes it."),
    ];
  }
  return [
    fault(
      code,
      `This account may not write in ${dir} (EDGE_DIR; ${wrong}): the site does not start with it.`,
      "Give the folder to the account of the site, or take EDGE_DIR away.",
    ),
  ];
}

/** What there is of the way to a folder. */
async function nearest(dir: string): Promise<string> {
  const above = path.dirname(dir);
  return above === dir || (await stat(above).catch(() => undefined)) ? above : nearest(above);
}

/** The folders from which a configuration has nginx answer; undefined where it cannot be read. */
async function rootsIn(file: string): Promise<string[] | undefined> {
  const text = await readFile(file, "utf8").catch(() => undefined);
  return text
    ?.split("\n")
    .flatMap((line) => /^\s*(?:root|alias)\s+"?([^\s";$]+?)\/?[";$]/.exec(line)?.[1] ?? []);
}

async function linkOf(dir: string, name: string): Promise<Finding[]> {
  // Through the link: one that leads nowhere is none.
  if (await stat(path.join(dir, name)).catch(() => undefined)) return [];
  const others = (await readdir(dir)).filter((each) => linkName.test(each));
  const seen =
    others.length > 0
      ? `What lies in ${dir} is another version's (${others.join(", ")}, and this one's is ${name}).`
      : `In ${dir} there is nothing from which nginx could answer (no ${name}).`;
  return [
    warning(
      code,
      seen,
      "While the site is stopped or begins, during maintenance and while the database is away it may be so; else start the site again, and look at its log. Readers are answered by the site meanwhile.",
    ),
  ];
}

function ofNginx(dir: string, name: string, roots: string[] | undefined): Finding[] {
  const laid = roots?.filter((each) => linkName.test(path.basename(each))) ?? [];
  const wanted = path.join(dir, name);
  const wrong = laid.filter((each) => path.resolve(each) !== wanted);
  if (wrong.length === 0) return [];
  return [
    warning(
      "edge-nginx",
      `nginx looks for pages in ${[...new Set(wrong)].join(", ")}, and the site lays them in ${wanted}: it is asked for everything.`,
      `Copy deploy/nginx of this version to nginx' folder, with ${dir} in ${snippet}, and reload nginx.`,
    ),
  ];
}
