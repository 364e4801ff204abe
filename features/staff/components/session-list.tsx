import { useTranslations } from "next-intl";
import { SubmitButton } from "@/components/desk/submit-button";
import { isOwnMachine, plainAddress } from "@/features/staff/http/plain-address";
import { programName } from "@/features/staff/http/program-name";
import { endSessions } from "@/features/staff/own-account/actions";
import { formatInstant } from "@/i18n/dates";
import type { Locale } from "@/i18n/routing";

type Props = {
  locale: Locale;
  sessions: {
    id: string;
    userAgent: string | null;
    ipAddress: string | null;
    createdAt: Date;
    updatedAt: Date;
  }[];
  /** The one that this page is seen in. */
  current: string;
};

async function end(form: FormData): Promise<void> {
  "use server";
  await endSessions(form);
}

export function SessionList({ locale, sessions, current }: Props) {
  const t = useTranslations("Sessions");
  const placeOf = (kept: string | null) => {
    const address = plainAddress(kept);
    return address && isOwnMachine(address) ? t("thisMachine") : address;
  };
  return (
    <section className="desk-part" aria-labelledby="sessions">
      <h2 id="sessions">{t("title")}</h2>
      <p>{t("text")}</p>
      <ul className="rows">
        {sessions.map(({ id, userAgent, ipAddress, createdAt, updatedAt }) => (
          <li key={id}>
            <span>
              {programName(userAgent) ?? t("unknown")}{" "}
              {id === current && <strong>{t("this")}</strong>}
              <span className="desk-soft desk-small rows-note">
                {t("since", { at: formatInstant(locale, createdAt) })}
                {` · ${t("seen", { at: formatInstant(locale, updatedAt) })}`}
                {placeOf(ipAddress) && ` · ${placeOf(ipAddress)}`}
              </span>
            </span>
            {id !== current && (
              <form action={end}>
                <input type="hidden" name="which" value={id} />
                <input type="hidden" name="locale" value={locale} />
                <SubmitButton kind="plain" small>
                  {t("end")}
                </SubmitButton>
              </form>
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 1 && (
        <form action={end}>
          <input type="hidden" name="which" value="others" />
          <input type="hidden" name="locale" value={locale} />
          <SubmitButton kind="danger">{t("endOthers")}</SubmitButton>
        </form>
      )}
    </section>
  );
}
