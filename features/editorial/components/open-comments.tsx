import { useTranslations } from "next-intl";
import { storyPaths } from "@/features/editorial/paths";
import { type Locale, languages } from "@/i18n/routing";

/** How many comments wait for somebody, beside a text's state; nothing where none do. */
export function OpenComments({ count }: { count: number }) {
  const t = useTranslations("OpenComments");
  if (count === 0) return null;
  const words = t("count", { count });
  return (
    <span className="open-comments" title={words}>
      <span className="visually-hidden">{words}</span>
      <span aria-hidden="true">{count}</span>
    </span>
  );
}

type Props = {
  desk: Locale;
  documentId: string;
  texts: { locale: Locale; openComments: number }[];
};

/** Said before an approval and a publish: comments forbid neither. */
export function OpenCommentsWarning({ desk, documentId, texts }: Props) {
  const t = useTranslations("OpenComments");
  const open = texts.filter(({ openComments }) => openComments > 0);
  if (open.length === 0) return null;
  return (
    <ul className="desk-notice open-comments-warning">
      {open.map(({ locale, openComments: count }) => (
        <li key={locale}>
          {t("warning", { count, language: languages[locale].name })}{" "}
          <a href={storyPaths.comments(desk, documentId, locale)}>{t("read", { count })}</a>
        </li>
      ))}
    </ul>
  );
}
