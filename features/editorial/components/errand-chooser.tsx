import { useTranslations } from "next-intl";
import { storyPaths } from "@/features/editorial/paths";
import { type Locale, languages } from "@/i18n/routing";

type Props = {
  desk: Locale;
  documentId: string;
  /** Those in which something is written; `open` ones are not public as they stand. */
  texts: readonly { locale: Locale; open: boolean }[];
};

/** Begins an errand in several languages, or takes one up that is under way: a plain form. */
export function ErrandChooser({ desk, documentId, texts }: Props) {
  const t = useTranslations("ErrandChooser");
  if (texts.length < 2) return null;
  const open = texts.flatMap(({ locale, open }) => (open ? [locale] : []));
  const underWay = open.length > 1;
  return (
    <section className="desk-part errand-chooser" aria-labelledby="errand">
      <h2 id="errand">{t("title")}</h2>
      <p className="desk-soft">{t("explained")}</p>
      <form action={storyPaths.beginErrand(desk, documentId)}>
        <input type="hidden" name="begin" value="1" />
        <fieldset>
          <legend className="visually-hidden">{t("languages")}</legend>
          {texts.map(({ locale }) => (
            <label key={locale} className="check">
              <input
                type="checkbox"
                name="texts"
                value={locale}
                defaultChecked={!underWay || open.includes(locale)}
              />
              <span lang={languages[locale].tag}>{languages[locale].name}</span>
            </label>
          ))}
        </fieldset>
        <div className="button-row">
          <button type="submit" className="button button-small">
            {t("begin")}
          </button>
          {underWay && (
            <a className="button button-small" href={storyPaths.errand(desk, documentId, open)}>
              {t("together", { count: open.length })}
            </a>
          )}
        </div>
      </form>
    </section>
  );
}
