import { mailFolder, mailIsSent } from "@/lib/mail";
import { type OutboxStatus, outboxStatus } from "@/lib/outbox/status";

export type MailStatus = OutboxStatus & {
  /** Where mails go: a server by its name, or a folder. */
  way: { server: string } | { folder: string };
};

/** Whether mail works, as far as the outbox tells. */
export async function mailStatus(): Promise<MailStatus> {
  return {
    way: mailIsSent() ? { server: serverOf(process.env.SMTP_URL ?? "") } : { folder: mailFolder() },
    ...(await outboxStatus()),
  };
}

/** Without the password that stands in the setting. */
export const serverOf = (url: string) => (URL.canParse(url) ? new URL(url).host : "");
