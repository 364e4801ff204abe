import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { mailStatus } from "./mail-status";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "newsroom-mail-"));
  vi.stubEnv("DATA_DIR", folder);
  vi.stubEnv("SMTP_URL", "");
});

afterEach(() => {
  rmSync(folder, { recursive: true });
  vi.unstubAllEnvs();
});

const record = (content: object) =>
  writeFileSync(path.join(folder, "mail.json"), JSON.stringify(content));

test("without a server it names the folder, and nothing was sent yet", async () => {
  expect(await mailStatus()).toMatchObject({
    way: { folder: path.join(folder, "mail") },
    sentAt: undefined,
    failing: false,
  });
});

test("a server is named without its password", async () => {
  vi.stubEnv("SMTP_URL", "smtps://desk:secret@mail.example.com:465");
  expect((await mailStatus()).way).toEqual({ server: "mail.example.com:465" });
});

test.each([
  ["2026-01-02T00:00:00Z", "2026-01-01T00:00:00Z", false],
  ["2026-01-01T00:00:00Z", "2026-01-02T00:00:00Z", true],
  [undefined, "2026-01-02T00:00:00Z", true],
])("sent %s, failed %s: failing is %s", async (sentAt, failedAt, failing) => {
  record({ sentAt, failedAt, error: "refused" });
  expect(await mailStatus()).toMatchObject({ failing, error: "refused" });
});

test("a record that was torn is none", async () => {
  writeFileSync(path.join(folder, "mail.json"), '{"sentAt":');
  expect(await mailStatus()).toMatchObject({ failing: false, sentAt: undefined });
});
