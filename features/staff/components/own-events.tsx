import { useTranslations } from "next-intl";
import type { ShownSecurityEvent } from "@/features/audit/data";
import { formatInstant } from "@/i18n/dates";
import type { Locale } from "@/i18n/routing";
import { useSecurityWords } from "./security-words";

type Props = { locale: Locale; events: ShownSecurityEvent[] };

/** What happened to one's own account lately: whoever finds something strange there is the first to know. */
export function OwnEvents({ locale, events }: Props) {
  const t = useTranslations("OwnEvents");
  const words = useSecurityWords();
  return (
    <section className="desk-part" aria-labelledby="events">
      <h2 id="events">{t("title")}</h2>
      <p>{events.length > 0 ? t("text") : t("none")}</p>
      <ul className="rows">
        {events.map((event) => (
          <li key={event.id}>
            <span>
              {words.kind(event.kind)}
              <span className="desk-soft desk-small rows-note">
                {[formatInstant(locale, event.lastAt), ...words.facts(event)].join(" · ")}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
