import { createTranslator } from "next-intl";
import { z } from "zod";
import { defaultLocale, isLocale, type Locale } from "@/i18n/routing";
import { sendMail } from "@/lib/mail";
import { siteUrl } from "@/lib/site-url";
import en from "@/messages/en.json";
import ru from "@/messages/ru.json";
import zh from "@/messages/zh.json";
import { alarmNames } from "./conditions";

const channels = ["webhook", "mail"] as const;
type Channel = (typeof channels)[number];

/** A webhook that does not answer is given up, and tried again later. Milliseconds. */
const patienceMs = 10_000;

export const alarmSchema = z.object({
  name: z.enum(alarmNames),
  state: z.enum(["raised", "ended"]),
  figure: z.number(),
  at: z.string(),
  /** Nothing else is wrong. */
  allWell: z.boolean(),
  channel: z.enum(channels),
});

export type AlarmWord = z.output<typeof alarmSchema>;

/** Ways on which those who run the site want to be told; none until one is set. */
export function alarmChannels(): Channel[] {
  const { ALARM_WEBHOOK_URL, ALARM_MAIL_TO } = process.env;
  return [
    ...(ALARM_WEBHOOK_URL ? (["webhook"] as const) : []),
    ...(ALARM_MAIL_TO ? (["mail"] as const) : []),
  ];
}

/**
 * Tells of a change of an alarm.
 *
 * @throws when it did not arrive
 */
export async function deliverAlarm({ channel, ...word }: AlarmWord): Promise<void> {
  const text = wordsOf(word);
  if (channel === "webhook") return post({ site: siteUrl(), ...word, text });
  const to = (process.env.ALARM_MAIL_TO ?? "").split(",").map((each) => each.trim());
  for (const address of to.filter(Boolean)) {
    await sendMail({ to: address, subject: text, text: `${text}\n\n${siteUrl()}\n` });
  }
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

const catalogues = { zh, en, ru } satisfies Record<Locale, typeof en>;

/** In the site's own language: whom a webhook or a mailbox belongs to is not known. */
function wordsOf({ name, state, figure, allWell }: Omit<AlarmWord, "channel">): string {
  const chosen = process.env.DEFAULT_LANGUAGE;
  const locale = isLocale(chosen) ? chosen : defaultLocale;
  const messages = catalogues[locale];
  const t = createTranslator({ locale, messages, namespace: "Alarms" });
  const said =
    state === "raised" ? t(`raised.${name}`, { figure }) : t(`ended.${name}`, { figure });
  return [
    t("site", { host: new URL(siteUrl()).host }),
    said,
    ...(allWell ? [t("allWell")] : []),
  ].join(" ");
}
