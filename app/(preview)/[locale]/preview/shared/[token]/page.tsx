import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { openShare } from "@/features/editorial/sharing/share-links";
import { PreviewDocument } from "@/features/preview/components/preview-document";
import { previewDocument } from "@/features/preview/loaders";
import { nameOf } from "@/features/publication/page/names";
import { pageLocale } from "@/i18n/locale";

type Props = PageProps<"/[locale]/preview/shared/[token]">;

/** The site's server has looked at the token already; a page still locks itself. */
async function load(props: Props, used: boolean) {
  const locale = await pageLocale();
  const shared = await openShare((await props.params).token, { used });
  if (shared?.locale !== locale) notFound();
  const document = await previewDocument(shared.documentId, locale, shared.revisionNumber);
  return document ?? notFound();
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  return { title: nameOf((await load(props, false)).publication) };
}

/** A draft for someone without an account. */
export default async function Page(props: Props) {
  const document = await load(props, true);
  const t = await getTranslations("SharedDraft");
  return (
    <>
      <p className="shared-note" role="note">
        <strong>{t("draft")}</strong> {t("explained")}
      </p>
      <PreviewDocument document={document} />
    </>
  );
}
