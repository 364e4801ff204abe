import { useTranslations } from "next-intl";
import { shareLinks } from "@/features/publication/page/share-links";
import type { Locale } from "@/i18n/routing";

type Props = { locale: Locale; url: string; title: string };

/**
 * How to pass a text on, by links and no script: a script of another's would
 * tell them of every reader. The address can be copied (one click marks all of
 * it), and is what of this stands on paper.
 */
export function ArticleShare({ locale, url, title }: Props) {
  const t = useTranslations("ArticleShare");
  return (
    <aside className="sidebar-share" aria-labelledby="share">
      <h2 id="share">{t("title")}</h2>
      <ul>
        {shareLinks(locale, { url, title }).map(({ service, href }) => (
          <li key={service}>
            <a href={href} rel="nofollow noreferrer">
              {t(service)}
            </a>
          </li>
        ))}
      </ul>
      <p className="article-address">{url}</p>
      <p className="article-paper">{t("paper")}</p>
    </aside>
  );
}
