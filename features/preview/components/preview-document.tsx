import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Article } from "@/features/publication/components/article";
import { CorporatePage } from "@/features/publication/components/corporate-page";
import { PageFrame } from "@/features/publication/components/page-frame";
import { nameOf } from "@/features/publication/page/names";
import { paths } from "@/features/publication/routes/paths";
import type { previewDocument } from "../loaders";

type Document = NonNullable<Awaited<ReturnType<typeof previewDocument>>>;

type Props = {
  document: Document;
  /** What stands below the text. */
  below?: ReactNode;
};

/** A draft as its public page shows it: by the components of the public page. */
export async function PreviewDocument({ document, below }: Props) {
  const { locale, publication, availability } = document;
  const { path, kind } = publication;
  const t = await getTranslations("StoryList");
  const name = document.section?.name ?? t("title");
  const section = {
    name,
    path: document.section ? paths.section(locale, document.section.slug) : paths.news(locale),
  };
  const crumbs = [
    ...(kind === "ARTICLE" ? [{ name: t("title"), path: paths.news(locale) }, section] : []),
    { name: nameOf(publication), path },
  ];
  return (
    <PageFrame locale={locale} path={path} availability={availability} crumbs={crumbs} isPreview>
      {kind === "ARTICLE" ? (
        <Article document={document} section={section} />
      ) : (
        <CorporatePage document={document} />
      )}
      {below}
    </PageFrame>
  );
}
