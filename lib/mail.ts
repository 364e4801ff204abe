import { randomBytes } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import nodemailer from "nodemailer";
import { log } from "@/lib/log";
import { siteUrl } from "@/lib/site-url";
import { dataDir } from "@/lib/storage";

export type Mail = { to: string; subject: string; text: string };

type Message = Mail & { from: string; messageId: string };

/** Where mails go that nobody sends on. */
export const mailFolder = () => path.join(dataDir(), "mail");

/** Whether mails reach anybody: without a server they are files, and whoever asked for one must know. */
export const mailIsSent = () => Boolean(process.env.SMTP_URL);

/** For each step: reaching a mail server, its greeting, each of its answers. */
const longestWaitMs = 15_000;

/**
 * Sends a mail through `SMTP_URL`. Without one it is written into
 * `DATA_DIR/mail`, and the log names the file: whoever has the machine can
 * hand it over. Only the worker calls it, for what stands in the outbox
 * (lib/outbox): nobody else knows whether it arrived.
 *
 * @param number of the letter: sent once more it has the same `Message-ID`
 * @throws when the server does not take it
 */
export async function sendMail({ to, subject, text }: Mail, number: string): Promise<void> {
  const { hostname } = new URL(siteUrl());
  const messageId = `<${number}@${hostname}>`;
  const message = { from: sender(), to, subject, text, messageId };
  const url = process.env.SMTP_URL;
  if (!url) return keep(message);
  const transport = mailTransport(url);
  try {
    await transport.sendMail(message);
  } finally {
    transport.close();
  }
}

/**
 * A way to a mail server that is given up when it does not answer. The limits
 * are part of what a transport is made from: set on it later they do nothing,
 * and nodemailer waits two minutes for a connection and ten for an answer.
 */
export function mailTransport(url: string, waitMs = longestWaitMs) {
  return nodemailer.createTransport({
    url,
    dnsTimeout: waitMs,
    connectionTimeout: waitMs,
    greetingTimeout: waitMs,
    socketTimeout: waitMs,
  });
}

function sender(): string {
  return process.env.MAIL_FROM || `newsroom@${new URL(siteUrl()).hostname}`;
}

/** In plain words and not encoded for the wire: people open these files, and copy the link in them. */
async function keep({ from, to, subject, text, messageId }: Message): Promise<void> {
  const head = [
    `From: ${from}`,
    `To: ${to}`,
    `Subject: ${subject}`,
    `Date: ${new Date().toUTCString()}`,
    `Message-ID: ${messageId}`,
    "MIME-Version: 1.0",
    "Content-Type: text/plain; charset=utf-8",
    "Content-Transfer-Encoding: 8bit",
  ];
  const folder = mailFolder();
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const at = new Date().toISOString().replace(/[:.]/g, "-");
  const file = path.join(folder, `${at}-${randomBytes(3).toString("hex")}.eml`);
  await writeFile(file, `${head.join("\n")}\n\n${text}`, { mode: 0o600 });
  log.info({ file }, "SMTP_URL is not set: a mail was written to a file");
}
