import { useTranslations } from "next-intl";

type Props = {
  newer?: string | undefined;
  older?: string | undefined;
  newest?: string | undefined;
};

/** Ways along an archive; each is shown only where it leads somewhere. */
export function ArchiveNav({ newer, older, newest }: Props) {
  const t = useTranslations("StoryList");
  if (!newer && !older && !newest) return null;
  return (
    <nav className="archive-nav" aria-label={t("pages")}>
      <ul>
        {newer && (
          <li>
            <a href={newer} rel="prev">
              <span aria-hidden="true">←</span> {t("newer")}
            </a>
          </li>
        )}
        {newest && (
          <li>
            <a href={newest}>{t("newest")}</a>
          </li>
        )}
        {older && (
          <li className="is-next">
            <a href={older} rel="next">
              {t("older")} <span aria-hidden="true">→</span>
            </a>
          </li>
        )}
      </ul>
    </nav>
  );
}
