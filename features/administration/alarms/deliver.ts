import { z } from "zod";
import { defaultLocale, isLocale } from "@/i18n/routing";
import { wordsOf } from "@/i18n/words-of";
import type { Mail } from "@/lib/mail";
import { siteUrl } from "@/lib/site-url";
import { alarmNames } from "./conditions";

const channels = ["webhook", "mail"] as const;
type Channel = (typeof channels)[number];

/** A webhook that does not answer is given up, and tried again later. Milliseconds. */
const patienceMs = 10_000;

const wordSchema = z.object({
  name: z.enum(alarmNames),
  state: z.enum(["raised", "ended"]),
  figure: z.number(),
  at: z.string(),
  /** Nothing else is wrong. */
  allWell: z.boolean(),
});

/** Of the outbox. */
export const alarmLetter = "alarm";

/** What stands in the job that posts it. */
export const alarmSchema = wordSchema.extend({ channel: z.literal("webhook") });

type AlarmWord = z.output<typeof wordSchema>;

/** Ways on which those who run the site want to be told; none until one is set. */
export function alarmChannels(): Channel[] {
  const { ALARM_WEBHOOK_URL } = process.env;
  return [
    ...(ALARM_WEBHOOK_URL ? (["webhook"] as const) : []),
    ...(alarmAddresses().length > 0 ? (["mail"] as const) : []),
  ];
}

/**
 * Posts a change of an alarm to the webhook.
 *
 * @throws when it did not arrive
 */
export async function deliverAlarm({
  channel: _,
  ...word
}: z.output<typeof alarmSchema>): Promise<void> {
  return post({ site: siteUrl(), ...word, text: sentenceOf(word) });
}

/** Who is told by mail: each gets a letter of their own, which is tried again by itself. */
export const alarmAddresses = (): string[] =>
  (process.env.ALARM_MAIL_TO ?? "").split(",").flatMap((each) => each.trim() || []);

/** @param about with an address; one that a build before has left goes to all who are told now */
export async function writeAlarm(about: unknown): Promise<{ mail: Mail } | undefined> {
  const { to, ...word } = wordSchema.extend({ to: z.string().optional() }).parse(about);
  const addresses = to ?? alarmAddresses().join(", ");
  if (!addresses) return undefined;
  const subject = sentenceOf(word);
  return { mail: { to: addresses, subject, text: `${subject}\n\n${siteUrl()}\n` } };
}

/**
 * A redirect is a failure: what is told would go to where nobody has
 * configured it. What is answered is not read.
 */
async function post(body: object): Promise<void> {
  const url = process.env.ALARM_WEBHOOK_URL;
  if (!url) return;
  const answer = await fetch(url, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
    redirect: "manual",
    signal: AbortSignal.timeout(patienceMs),
  });
  await answer.body?.cancel();
  if (!answer.ok) throw new Error(`the webhook answered ${answer.status}`);
}

/** In the site's own language: whom a webhook or a mailbox belongs to is not known. */
function sentenceOf({ name, state, figure, allWell }: AlarmWord): string {
  const chosen = process.env.DEFAULT_LANGUAGE;
  const locale = isLocale(chosen) ? chosen : defaultLocale;
  const t = wordsOf(locale, "Alarms");
  const said =
    state === "raised" ? t(`raised.${name}`, { figure }) : t(`ended.${name}`, { figure });
  return [
    t("site", { host: new URL(siteUrl()).host }),
    said,
    ...(allWell ? [t("allWell")] : []),
  ].join(" ");
}
