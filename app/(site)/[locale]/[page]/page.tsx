import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CorporatePage } from "@/features/publication/components/corporate-page";
import { PageFrame } from "@/features/publication/components/page-frame";
import { loadDocument } from "@/features/publication/loaders";
import { pageMetadata } from "@/features/publication/page/metadata";
import { nameOf } from "@/features/publication/page/names";
import { paths } from "@/features/publication/routes/paths";
import { noParameter, pageLocale } from "@/i18n/locale";

type Props = PageProps<"/[locale]/[page]">;

export const generateStaticParams = () => [{ page: noParameter }];

async function load(props: Props) {
  const locale = await pageLocale();
  const path = paths.corporate(locale, (await props.params).page);
  const document = await loadDocument(path);
  if (!document) notFound();
  return { document, locale, path };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { document, locale, path } = await load(props);
  const { summary, pictures, card } = document.publication;
  const picture = pictures.find((each) => each.lead);
  return pageMetadata({
    locale,
    path,
    title: nameOf(document.publication),
    description: summary,
    availability: document.availability,
    card,
    ...(picture ? { picture } : {}),
  });
}

export default async function Page(props: Props) {
  const { document, locale, path } = await load(props);
  return (
    <PageFrame
      locale={locale}
      path={path}
      availability={document.availability}
      crumbs={[{ name: nameOf(document.publication), path }]}
    >
      <CorporatePage document={document} />
    </PageFrame>
  );
}
