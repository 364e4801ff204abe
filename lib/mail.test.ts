import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { mailFolder, mailIsSent, mailTransport, sendMail } from "@/lib/mail";

const mail = { to: "anna@example.com", subject: "Invitation", text: "Open this link." };

beforeEach(() => {
  vi.stubEnv("DATA_DIR", mkdtempSync(path.join(tmpdir(), "newsroom-mail-")));
  vi.stubEnv("SITE_URL", "http://localhost:3000");
  vi.stubEnv("SMTP_URL", "");
});

afterEach(() => {
  rmSync(process.env.DATA_DIR ?? "", { recursive: true, force: true });
  vi.unstubAllEnvs();
});

test("without a mail server a mail is a file, with the number of its letter", async () => {
  expect(mailIsSent()).toBe(false);
  await sendMail(mail, "letter-1");
  const [name = "", ...others] = readdirSync(mailFolder());
  expect(others).toEqual([]);
  const text = readFileSync(path.join(mailFolder(), name), "utf8");
  expect(text).toContain("Message-ID: <letter-1@localhost>");
});

test("a mail that a server does not take is an error", async () => {
  vi.stubEnv("SMTP_URL", "smtp://127.0.0.1:1");
  expect(mailIsSent()).toBe(true);
  await expect(sendMail(mail, "letter-1")).rejects.toThrow("ECONNREFUSED");
});

test.each([
  ["greets nobody", ""],
  ["answers nothing after its greeting", "220 silent\r\n"],
])("a mail server that %s is given up", async (_, greeting) => {
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    sockets.push(socket);
    if (greeting) socket.write(greeting);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const transport = mailTransport(`smtp://127.0.0.1:${port}`, 50);
  await expect(transport.sendMail({ ...mail, from: "desk@example.com" })).rejects.toMatchObject({
    code: "ETIMEDOUT",
  });
  for (const socket of sockets) socket.destroy();
  server.close();
});
