import { useTranslations } from "next-intl";
import { State } from "@/components/desk/state";
import type { MailStatus } from "@/features/administration/status/mail-status";
import { formatInstant } from "@/i18n/dates";
import type { Locale } from "@/i18n/routing";

type Props = { locale: Locale; mail: MailStatus };

/** How mail fares: by which way it goes, how much waits, and what is in its way. */
export function MailFares({ locale, mail }: Props) {
  const t = useTranslations("StatusView");
  const { way, waiting, again, failed, sentLastDay, sentAt, failingSince, fault } = mail;
  const byServer = "server" in way;
  const at = (date: Date) => formatInstant(locale, date);
  const facts = [
    t(byServer ? "mailCounts" : "mailWrittenCounts", { waiting, sent: sentLastDay }),
    sentAt && t("mailLast", { at: at(sentAt) }),
    again > 0 && t("mailAgain", { count: again }),
    failed > 0 && t("mailGivenUp", { count: failed }),
  ].filter((fact) => typeof fact === "string");
  return (
    <>
      <State kind={failingSince ? "bad" : byServer && sentAt ? "good" : "waits"}>
        {failingSince
          ? t("mailFailing", { at: at(failingSince) })
          : byServer
            ? t("mailServer", { server: way.server })
            : t("mailFiles", { folder: way.folder })}
      </State>
      {facts.map((fact) => (
        <span key={fact} className="desk-soft desk-small story-note">
          {fact}
        </span>
      ))}
      {fault && (
        <span className="desk-soft desk-small story-note">
          {t("mailFaultAt", { at: at(fault.at), fault: t(`mailFault.${fault.code}`) })} (
          <q lang="en">{fault.said}</q>)
        </span>
      )}
    </>
  );
}
