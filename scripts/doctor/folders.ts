import { constants } from "node:fs";
import { access, readdir, stat, statfs } from "node:fs/promises";
import path from "node:path";
import { errorCode } from "@/lib/error-text";
import { createWriteProbe } from "@/lib/page-store/write-probe";
import { type Finding, fault, warning, well } from "./finding";

/** The data folder: whether this account may do there what the site does. */
export async function examineFolders(dataDir: string): Promise<Finding[]> {
  const found = await stat(dataDir).catch(() => undefined);
  if (!found) {
    return [
      warning(
        "data-folder",
        `The data folder ${dataDir} is not there.`,
        "The first start makes it. Where the site has run before, DATA_DIR names another folder.",
      ),
    ];
  }
  const findings: Finding[] = [];
  const me = process.getuid?.();
  if (me !== undefined && found.uid !== me) {
    findings.push(
      warning(
        "account",
        `The data folder belongs to account ${found.uid}, and this command runs as ${me}: what it says of rights is about this account.`,
        "Run it as the account of the site.",
      ),
    );
  }
  const unwritable = await cannotWrite(dataDir);
  if (unwritable.length > 0) {
    findings.push(
      fault(
        "rights",
        `This account may not write in ${unwritable.join(", ")}.`,
        `Give the folders to the account of the site (chown -R), as one that was started as root leaves them.`,
      ),
    );
  } else findings.push(well("rights", `This account may write in ${dataDir}.`));
  findings.push(...(await openSecrets(dataDir)));
  return findings;
}

/** Folders that the site writes in, as far as they are there. PostgreSQL's own belongs to its account. */
async function cannotWrite(dataDir: string): Promise<string[]> {
  const names = ["", "pages", "media", "uploads", "mail", "log", "imports", "media-copies"];
  const checked = await Promise.all(
    names.map(async (name) => {
      const folder = path.join(dataDir, name);
      return access(folder, constants.W_OK | constants.X_OK).then(
        () => undefined,
        (error: unknown) => (errorCode(error) === "ENOENT" ? undefined : folder),
      );
    }),
  );
  return checked.filter((folder) => folder !== undefined);
}

/** Passwords and secrets that others on the machine could read. */
async function openSecrets(dataDir: string): Promise<Finding[]> {
  const names = (await readdir(dataDir).catch(() => [])).filter((name) =>
    ["secret", "postgres.json", "mail"].includes(name),
  );
  const open: string[] = [];
  for (const name of names) {
    const { mode } = await stat(path.join(dataDir, name));
    if (mode & 0o077) open.push(path.join(dataDir, name));
  }
  if (open.length === 0) return [];
  return [
    fault(
      "secrets",
      `Other accounts of this machine can read ${open.join(", ")}.`,
      `Take their rights away: chmod go= ${open.join(" ")}`,
    ),
  ];
}

/**
 * Space of the data folder's disk, in bytes and in files.
 *
 * @param leastPercent `DISK_FREE_PERCENT`
 */
export async function examineDisk(
  dataDir: string,
  leastPercent: number,
  read: (folder: string) => Promise<DiskStat> = (folder) => statfs(folder),
): Promise<Finding[]> {
  const space = await read(dataDir).catch(() => undefined);
  if (!space) return [];
  const { bavail, blocks, bsize, ffree, files } = space;
  const gigabytes = (count: number) => `${((count * bsize) / 1e9).toFixed(1)} GB`;
  return [
    ofDisk("disk-space", `of ${gigabytes(blocks)}`, gigabytes(bavail), bavail / blocks),
    // Some file systems make room for files as they come, and say that they have none.
    ...(files > 0 ? [ofDisk("disk-files", `of ${files} files`, `${ffree}`, ffree / files)] : []),
  ];

  function ofDisk(code: string, all: string, free: string, share: number): Finding {
    const seen = `Of the disk of ${dataDir} ${free} ${all} are free (${Math.floor(share * 100)} %).`;
    const todo =
      code === "disk-space"
        ? "Make room, or move DATA_DIR to a larger disk: uploads and new pages stop when it is full."
        : "Remove small files, or make a file system with more inodes: new pages stop when there are none.";
    if (share < leastPercent / 100) return fault(code, seen, todo);
    return share < (2 * leastPercent) / 100 ? warning(code, seen, todo) : well(code, seen);
  }
}

type DiskStat = Record<"bavail" | "blocks" | "bsize" | "ffree" | "files", number>;

/** Whether finished pages can be kept. */
export async function examinePageStore(dataDir: string): Promise<Finding[]> {
  const folder = path.join(dataDir, "pages");
  if (!(await stat(folder).catch(() => undefined))) return [];
  const works = await createWriteProbe(folder)();
  return [
    works
      ? well("page-store", "Finished pages can be kept.")
      : fault(
          "page-store",
          `A file of 16 KB could not be written in ${folder} within three seconds.`,
          "See the rights of the folder and the space of its disk; readers are served, and each page is made for each of them.",
        ),
  ];
}
