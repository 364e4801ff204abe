import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";

const folder = mkdtempSync(path.join(tmpdir(), "newsroom-settings-"));
afterAll(() => rmSync(folder, { recursive: true }));

const wrong = [
  "PORT=http",
  "SITE_URL=news.example.com",
  "DATABASE_URL=mysql://me:hunter2@db/site",
  "SITE_SECRET=hunter2",
  "TRUSTED_PROXIES=everybody",
  "SMTPURL=smtp://mail.example.com",
];

test.each(["start", "build"])(
  "%s names all six wrong settings with nothing installed, and makes nothing",
  async (name) => {
    for (const each of ["scripts", "lib", "messages"]) {
      cpSync(each, path.join(folder, each), { recursive: true });
    }
    writeFileSync(path.join(folder, ".env"), wrong.join("\n"));
    const before = readdirSync(folder);
    const { code, said } = await new Promise<{ code: unknown; said: string }>((resolve) => {
      const env = { NODE_ENV: "test", PATH: process.env.PATH } as const;
      const file = path.join(folder, "scripts", `${name}.mjs`);
      execFile(process.execPath, [file], { env }, (error, out, err) =>
        resolve({ code: error?.code ?? 0, said: out + err }),
      );
    });
    expect(code, said).toBe(1);
    expect(said).toContain("6 settings are wrong");
    for (const each of ["PORT", "SITE_URL", "DATABASE_URL", "SITE_SECRET", "TRUSTED_PROXIES"])
      expect(said).toMatch(new RegExp(`^ {2}${each} .*: it must be .*\\.$`, "m"));
    expect(said).toMatch(/^ {2}\.env sets SMTPURL, .*: write SMTP_URL\.$/m);
    expect(said).not.toMatch(/hunter2|\n\s+at /);
    expect(readdirSync(folder)).toEqual(before);
  },
);
