import { useTranslations } from "next-intl";
import type { Locale } from "@/i18n/routing";
import { type LanguageChoice, LanguageSwitcher } from "./language-switcher";

export type NavigationLink = { name: string; path: string };

type Props = {
  locale: Locale;
  home: string;
  links: NavigationLink[];
  /** The page being shown, so that its entry can say so. */
  current: string;
  languages: Record<Locale, LanguageChoice>;
};

export function SiteHeader({ locale, home, links, current, languages }: Props) {
  const t = useTranslations("SiteHeader");
  return (
    <header className="site-header">
      <div className="site-header-inner">
        <a className="wordmark" href={home} aria-label={t("home")}>
          <span lang="en">BAUING</span> <span lang="zh-Hans">宝鹰</span>
        </a>
        <nav className="site-navigation" aria-label={t("navigation")}>
          <ul>
            {links.map(({ name, path }) => (
              <li key={path}>
                <a href={path} aria-current={ariaCurrent(path, current)}>
                  {name}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <LanguageSwitcher locale={locale} choices={languages} />
      </div>
    </header>
  );
}

function ariaCurrent(path: string, current: string): "page" | "true" | undefined {
  if (path === current) return "page";
  return current.startsWith(`${path}/`) ? "true" : undefined;
}
