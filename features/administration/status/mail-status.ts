import { mailFolder, mailIsSent } from "@/lib/mail";
import { readMailRecord } from "@/lib/mail-record";

export type MailStatus = {
  /** Where mails go: a server by its name, or a folder. */
  way: { server: string } | { folder: string };
  sentAt: Date | undefined;
  failedAt: Date | undefined;
  error: string | undefined;
  /** The last mail was not sent. */
  failing: boolean;
};

/** Whether mail works, as far as the last mails tell. */
export async function mailStatus(): Promise<MailStatus> {
  const { sentAt, failedAt, error } = await readMailRecord();
  return {
    way: mailIsSent() ? { server: serverOf(process.env.SMTP_URL ?? "") } : { folder: mailFolder() },
    sentAt: sentAt ? new Date(sentAt) : undefined,
    failedAt: failedAt ? new Date(failedAt) : undefined,
    error,
    failing: failedAt !== undefined && (sentAt === undefined || sentAt < failedAt),
  };
}

/** Without the password that stands in the setting. */
const serverOf = (url: string) => (URL.canParse(url) ? new URL(url).host : "");
