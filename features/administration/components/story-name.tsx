import { useTranslations } from "next-intl";
import { staffPaths } from "@/features/staff/paths";
import { type Locale, languages } from "@/i18n/routing";
import type { Titles } from "../data";

type Props = { locale: Locale; documentId: string; titles: Titles };

/** A story by its title, which leads to it; one of which nothing is left keeps its number. */
export function StoryName({ locale, documentId, titles }: Props) {
  const t = useTranslations("DeskHome");
  const found = titles.get(documentId);
  if (!found) return <span className="desk-soft address">{documentId}</span>;
  return (
    <a
      href={staffPaths.story(locale, documentId)}
      lang={found.title && found.locale !== locale ? languages[found.locale].tag : undefined}
    >
      {found.title || t("untitled")}
    </a>
  );
}
