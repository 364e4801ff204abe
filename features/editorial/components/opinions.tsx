import { useTranslations } from "next-intl";
import { State } from "@/components/desk/state";
import type { Opinion } from "@/features/editorial/sharing/data";
import { formatInstant } from "@/i18n/dates";
import { type Locale, languages } from "@/i18n/routing";

type Props = { desk: Locale; opinions: readonly Opinion[] };

/** What readers of share links said: beside the approvals, and told apart from them. */
export function Opinions({ desk, opinions }: Props) {
  const t = useTranslations("Opinions");
  if (opinions.length === 0) return null;
  const ended = opinions.filter((each) => each.ended);
  return (
    <section className="desk-part" aria-labelledby="opinions">
      <h2 id="opinions">{t("title")}</h2>
      <p className="desk-soft">{t("explained")}</p>
      <List desk={desk} opinions={opinions.filter((each) => !each.ended)} />
      {ended.length > 0 && (
        <details className="opinions-ended">
          <summary>{t("ended", { count: ended.length })}</summary>
          <List desk={desk} opinions={ended} />
        </details>
      )}
    </section>
  );
}

function List({ desk, opinions }: Props) {
  const t = useTranslations("Opinions");
  if (opinions.length === 0) return null;
  return (
    <ul className="opinions">
      {opinions.map((each) => (
        <li key={each.id}>
          <p>
            <State kind={each.answer === "agree" ? "good" : "waits"}>{t(each.answer)}</State>{" "}
            {each.name ? <b dir="auto">{each.name}</b> : <i>{t("erased")}</i>}{" "}
            <span className="desk-soft">
              {t("about", { language: languages[each.locale].name, number: each.number })}
            </span>
          </p>
          {each.words && (
            <q className="opinion-words" lang={languages[each.locale].tag} dir="auto">
              {each.words}
            </q>
          )}
          <p className="desk-small desk-soft">
            <time dateTime={each.givenAt.toISOString()}>{formatInstant(desk, each.givenAt)}</time> ·{" "}
            {t(each.changed ? "changed" : "current")}{" "}
            {each.before && t("before", { answer: t(each.before) })}{" "}
            {each.label && t("by", { label: each.label })}
          </p>
        </li>
      ))}
    </ul>
  );
}
