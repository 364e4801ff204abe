import { useTranslations } from "next-intl";

type Props = {
  /** From 1 on. */
  page: number;
  pages: number;
  /** The address of a page. */
  href: (page: number) => string;
};

/** Steps through the pages of a table. */
export function Pager({ page, pages, href }: Props) {
  const t = useTranslations("Pager");
  if (pages <= 1) return null;
  return (
    <nav className="pager" aria-label={t("label")}>
      {page > 1 ? (
        <a className="button" href={href(page - 1)} rel="prev">
          {t("newer")}
        </a>
      ) : (
        <span />
      )}
      <span className="desk-soft">{t("position", { page, pages })}</span>
      {page < pages ? (
        <a className="button" href={href(page + 1)} rel="next">
          {t("older")}
        </a>
      ) : (
        <span />
      )}
    </nav>
  );
}
