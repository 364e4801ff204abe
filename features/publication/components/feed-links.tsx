import { useTranslations } from "next-intl";
import { type FeedFile, paths } from "@/features/publication/routes/paths";
import type { Locale } from "@/i18n/routing";

/** The formats by the names that feed readers give them: no language has others. */
const formats: [FeedFile, string, string][] = [
  ["feed.xml", "RSS", "application/rss+xml"],
  ["atom.xml", "Atom", "application/atom+xml"],
  ["feed.json", "JSON Feed", "application/feed+json"],
];

/** The feeds of a section, for who wants no other news. */
export function FeedLinks({ locale, section }: { locale: Locale; section: string }) {
  const t = useTranslations("Feed");
  return (
    <section className="feed-links" aria-labelledby="feeds">
      <h2 id="feeds">{t("follow")}</h2>
      <ul>
        {formats.map(([file, name, type]) => (
          <li key={file}>
            <a href={paths.feed(locale, file, section)} type={type}>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
