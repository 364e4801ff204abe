import { useTranslations } from "next-intl";
import { Headline } from "@/components/ui/headline";
import { Said } from "@/components/ui/said";
import { nameOf } from "@/features/publication/page/names";
import type { Card } from "../data";

type Props = { previous: Card | undefined; next: Card | undefined };

/** The stories told just before and just after one. */
export function Neighbours({ previous, next }: Props) {
  const t = useTranslations("Article");
  if (!previous && !next) return null;
  return (
    <nav className="neighbours" aria-label={t("neighbours")}>
      <ul>
        {previous && (
          <li>
            <Way path={previous.path} rel="prev" label={t("previous")} title={nameOf(previous)} />
          </li>
        )}
        {next && (
          <li className="is-next">
            <Way path={next.path} rel="next" label={t("next")} title={nameOf(next)} />
          </li>
        )}
      </ul>
    </nav>
  );
}

type WayProps = { path: string; rel: string; label: string; title: string };

function Way({ path, rel, label, title }: WayProps) {
  return (
    <a href={path} rel={rel}>
      <span className="neighbours-label">
        {label}
        <Said>: </Said>
      </span>
      <Headline text={title} />
    </a>
  );
}
