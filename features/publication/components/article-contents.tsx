import { useTranslations } from "next-intl";
import { Words } from "@/components/ui/words";
import type { Part } from "@/features/publication/page/contents";

/** Ways to the parts of a long text. */
export function ArticleContents({ parts }: { parts: Part[] }) {
  const t = useTranslations("Article");
  if (parts.length === 0) return null;
  return (
    <aside className="sidebar-parts">
      <nav aria-labelledby="contents">
        <h2 id="contents">{t("contents")}</h2>
        <ol>
          {parts.map(({ id, name }) => (
            <li key={id}>
              <a href={`#${encodeURIComponent(id)}`}>
                <Words text={name} />
              </a>
            </li>
          ))}
        </ol>
      </nav>
    </aside>
  );
}
