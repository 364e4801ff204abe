import { mailTransport } from "@/lib/mail";
import { mailFaultOf } from "@/lib/outbox/fault";
import { type Finding, fault, warning, well } from "./finding";

const patienceMs = 8_000;

const remedies: Record<string, string> = {
  unreachable: "Check host and port in SMTP_URL, and whether a firewall lets this machine out.",
  silent: "Check host and port in SMTP_URL: something takes the connection and does not answer.",
  insecure:
    "Use smtps:// where the server wants TLS at once (465), smtp:// where it begins without.",
  credentials:
    "Check user and password in SMTP_URL (characters such as @ have to be percent-encoded).",
};

/** Greets the mail server and signs in; no letter is sent. */
export async function examineMail(env: {
  SMTP_URL?: string;
  SITE_URL: string;
}): Promise<Finding[]> {
  if (!env.SMTP_URL) {
    const seen =
      "SMTP_URL is not set: letters are files in DATA_DIR/mail, which somebody must hand on.";
    return env.SITE_URL.startsWith("https:")
      ? [warning("mail", seen, "Set SMTP_URL, and MAIL_FROM to an address that it may send from.")]
      : [well("mail", seen)];
  }
  const { host } = new URL(env.SMTP_URL);
  const transport = mailTransport(env.SMTP_URL, patienceMs);
  try {
    await transport.verify();
    return [well("mail", `The mail server ${host} takes letters from here.`)];
  } catch (error) {
    const { code, said } = mailFaultOf(error);
    const todo = remedies[code] ?? "Ask whoever runs the mail server what this answer means.";
    return [fault("mail", `The mail server ${host} takes no letters from here (${said}).`, todo)];
  } finally {
    transport.close();
  }
}
