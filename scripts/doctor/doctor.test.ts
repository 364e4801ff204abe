import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { type AddressInfo, createServer as createPlainServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { clockFinding } from "./database";
import { examineEdge } from "./edge";
import type { Finding } from "./finding";
import { examineDisk, examineFolders } from "./folders";
import { examineMail } from "./mail";
import { examineSettings } from "./settings";

const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const each of undo.splice(0).reverse()) await each();
});

const levels = (findings: Finding[]) =>
  Object.fromEntries(findings.map(({ code, level }) => [code, level]));

function folder(): string {
  const made = mkdtempSync(path.join(tmpdir(), "newsroom-doctor-"));
  undo.push(() => rmSync(made, { recursive: true }));
  return made;
}

test("whatever is wrong is said with what to do", () => {
  const { env, findings } = examineSettings({ PORT: "x", SITE_URL: "y" }, ["SITEURL"]);
  expect(env).toBeUndefined();
  expect(findings).toHaveLength(3);
  for (const { level, seen, todo } of findings) {
    expect(level).toBe("fault");
    expect(seen).toMatch(/^\S.*\.$/);
    expect(todo).toMatch(/^[A-Z].*\.$/);
  }
});

test("machines without a common secret are warned of", () => {
  const SITE_INSTANCES = "http://10.0.0.1:3000,http://10.0.0.2:3000";
  expect(levels(examineSettings({ SITE_INSTANCES }, []).findings)["site-secret"]).toBe("warning");
});

test("a secret that others can read is a fault, and a missing data folder a warning", async () => {
  const dataDir = folder();
  mkdirSync(path.join(dataDir, "pages"));
  writeFileSync(path.join(dataDir, "secret"), "secret", { mode: 0o600 });
  expect(levels(await examineFolders(dataDir))).toEqual({ rights: "well" });
  chmodSync(path.join(dataDir, "secret"), 0o644);
  expect(levels(await examineFolders(dataDir))).toEqual({ rights: "well", secrets: "fault" });
  expect(levels(await examineFolders(path.join(dataDir, "none")))).toEqual({
    "data-folder": "warning",
  });
});

test.each([
  [0.5, 0.5, { "disk-space": "well", "disk-files": "well" }],
  [0.04, 0.5, { "disk-space": "fault", "disk-files": "well" }],
  [0.5, 0.08, { "disk-space": "well", "disk-files": "warning" }],
])("a disk with %d of its bytes and %d of its files free", async (bytes, files, expected) => {
  const space = {
    blocks: 1000,
    bavail: 1000 * bytes,
    bsize: 4096,
    files: 1000,
    ffree: 1000 * files,
  };
  expect(levels(await examineDisk("/data", 5, async () => space))).toEqual(expected);
});

test("the folder of nginx has to be there, with this version's link, which nginx has to look for", async () => {
  const [root, nginx, dir] = [folder(), folder(), path.join(folder(), "edge")];
  const configure = (at: string, pages: string) => {
    mkdirSync(path.join(at, "snippets"), { recursive: true });
    const text = `location / {\n    alias ${pages}/$coding$uri,file;\n}\nlocation = /away {\n    root /x/status;\n}\n`;
    writeFileSync(path.join(at, "snippets/newsroom-site.conf"), text);
  };
  configure(path.join(root, "deploy/nginx"), "/run/newsroom/edge/aaaaaaaaaaaa");
  const look = async () => examineEdge(root, dir, nginx);
  expect(await examineEdge(root, undefined, nginx)).toEqual([]);
  expect(levels(await look())).toEqual({ "edge-folder": "warning" });
  mkdirSync(dir);
  symlinkSync("pages-1", path.join(dir, "bbbbbbbbbbbb"));
  expect((await look())[0]?.seen).toMatch(/another version's \(bbbbbbbbbbbb/);
  // It leads nowhere yet.
  symlinkSync("pages-2", path.join(dir, "aaaaaaaaaaaa"));
  expect(levels(await look())).toEqual({ "edge-folder": "warning" });
  mkdirSync(path.join(dir, "pages-2"));
  expect(levels(await look())).toEqual({ "edge-folder": "well" });
  configure(nginx, `${dir}/bbbbbbbbbbbb`);
  expect(levels(await look())).toEqual({ "edge-nginx": "warning" });
  configure(nginx, `${dir}/aaaaaaaaaaaa`);
  expect(levels(await look())).toEqual({ "edge-folder": "well" });
  // A file where the folder should be: nobody may write in it, root neither.
  writeFileSync(path.join(root, "file"), "");
  const [unfit] = await examineEdge(root, path.join(root, "file"), nginx);
  expect(unfit).toMatchObject({ level: "fault", todo: expect.stringContaining("EDGE_DIR") });
  const below = await examineEdge(root, path.join(root, "file", "edge"), nginx);
  expect(levels(below)).toEqual({ "edge-folder": "fault" });
});

test("clocks may differ a little, and not by more than a code from an app allows", () => {
  const found = [150, -5_000, 40_000].map(clockFinding);
  expect(found.map(({ level }) => level)).toEqual(["well", "warning", "fault"]);
  expect(found[1]?.seen).toMatch(/5\.0 s behind/);
});

describe("mail", () => {
  const SITE_URL = "https://news.example.com";

  /** Says what a server would, and keeps what it was asked. */
  async function mailServer(
    answers: Record<string, string>,
  ): Promise<{ url: string; asked: string[] }> {
    const asked: string[] = [];
    const server = createPlainServer((socket) => {
      socket.write("220 mail.example.com ESMTP\r\n");
      socket.on("error", () => {});
      socket.on("data", (data) => {
        for (const line of data.toString().trim().split("\r\n")) {
          asked.push(line);
          socket.write(`${answers[line.split(" ")[0]?.toUpperCase() ?? ""] ?? "221 bye"}\r\n`);
        }
      });
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    undo.push(() => server.close());
    return { url: `smtp://me:word@127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
  }

  test("is greeted and signed in to, and no letter is sent", async () => {
    const { url, asked } = await mailServer({
      EHLO: "250-mail.example.com\r\n250 AUTH PLAIN",
      AUTH: "235 welcome",
    });
    expect(levels(await examineMail({ SMTP_URL: url, SITE_URL }))).toEqual({ mail: "well" });
    // It goes with QUIT, which may come later.
    expect(asked.slice(0, 2).map((line) => line.split(" ")[0])).toEqual(["EHLO", "AUTH"]);
    expect(asked.join("\n")).not.toMatch(/^(?:MAIL|RCPT|DATA)/m);
  });

  test("with a wrong password, or where nothing listens, is a fault that says which", async () => {
    const { url } = await mailServer({
      EHLO: "250-mail.example.com\r\n250 AUTH PLAIN",
      AUTH: "535 no",
    });
    const [refused] = await examineMail({ SMTP_URL: url, SITE_URL });
    expect(refused).toMatchObject({ level: "fault", todo: expect.stringContaining("password") });
    const [nobody] = await examineMail({ SMTP_URL: "smtp://127.0.0.1:1", SITE_URL });
    expect(nobody).toMatchObject({ level: "fault", todo: expect.stringContaining("port") });
    expect(`${refused?.seen}${nobody?.seen}`).not.toContain("word");
  });
});
