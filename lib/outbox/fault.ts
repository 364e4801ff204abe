import { errorMessage } from "@/lib/error-text";

/** Why a letter did not go out, as far as people can do something about it. */
export const mailFaults = [
  "unreachable",
  "silent",
  "insecure",
  "credentials",
  "recipient",
  "refused",
  "other",
] as const;

export type MailFaultCode = (typeof mailFaults)[number];

/** With what the mail server or the network said, for whoever mends it. */
export type MailFault = { code: MailFaultCode; said: string };

/** What nodemailer calls its errors. */
const codes: Record<string, MailFaultCode> = {
  ECONNECTION: "unreachable",
  ECONNREFUSED: "unreachable",
  ESOCKET: "unreachable",
  EDNS: "unreachable",
  ENOTFOUND: "unreachable",
  EAI_AGAIN: "unreachable",
  EHOSTUNREACH: "unreachable",
  ECONNRESET: "unreachable",
  ETIMEDOUT: "silent",
  ETLS: "insecure",
  EAUTH: "credentials",
  ENOAUTH: "credentials",
  EOAUTH2: "credentials",
  EENVELOPE: "recipient",
  EMESSAGE: "refused",
  EPROTOCOL: "refused",
};

/** @param error of sending, or of putting the letter together */
export function mailFaultOf(error: unknown): MailFault {
  const { code } = (error ?? {}) as { code?: unknown };
  return {
    code: codes[typeof code === "string" ? code : ""] ?? "other",
    said: errorMessage(error).slice(0, 500),
  };
}
