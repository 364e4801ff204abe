import { randomBytes } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import nodemailer from "nodemailer";
import { log } from "@/lib/log";
import { siteUrl } from "@/lib/site-url";
import { dataDir } from "@/lib/storage";

export type Mail = { to: string; subject: string; text: string };

/** Milliseconds after which a mail server that does not answer is given up. */
const patience = 15_000;

/**
 * Sends a mail through `SMTP_URL`. Without one it is written into
 * `DATA_DIR/mail`, and the log names the file: whoever has the machine can
 * hand it over.
 *
 * @throws when the server does not take it
 */
export async function sendMail({ to, subject, text }: Mail): Promise<void> {
  const message = { from: sender(), to, subject, text };
  const url = process.env.SMTP_URL;
  if (!url) return keep(message);
  const transport = nodemailer.createTransport(url, {});
  const timeouts = {
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: patience,
  };
  Object.assign(transport.options, timeouts);
  try {
    await transport.sendMail(message);
  } finally {
    transport.close();
  }
}

function sender(): string {
  return process.env.MAIL_FROM || `newsroom@${new URL(siteUrl()).hostname}`;
}

/** In plain words and not encoded for the wire: people open these files, and copy the link in them. */
async function keep({ from, to, subject, text }: Mail & { from: string }): Promise<void> {
  const head = [
    `From: ${from}`,
    `To: ${to}`,
    `Subject: ${subject}`,
    `Date: ${new Date().toUTCString()}`,
    "MIME-Version: 1.0",
    "Content-Type: text/plain; charset=utf-8",
    "Content-Transfer-Encoding: 8bit",
  ];
  const folder = path.join(dataDir(), "mail");
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const at = new Date().toISOString().replace(/[:.]/g, "-");
  const file = path.join(folder, `${at}-${randomBytes(3).toString("hex")}.eml`);
  await writeFile(file, `${head.join("\n")}\n\n${text}`, { mode: 0o600 });
  log.info({ file }, "SMTP_URL is not set: a mail was written to a file");
}
