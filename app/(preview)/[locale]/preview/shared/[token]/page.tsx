import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/desk/client-messages";
import { openShare } from "@/features/editorial/sharing/share-links";
import { hashOfShared } from "@/features/editorial/sharing/shown-hash";
import { OpinionForm } from "@/features/preview/components/opinion-form";
import { PreviewDocument } from "@/features/preview/components/preview-document";
import { previewDocument } from "@/features/preview/loaders";
import { nameOf } from "@/features/publication/page/names";
import { pageLocale } from "@/i18n/locale";

type Props = PageProps<"/[locale]/preview/shared/[token]">;

/** The site's server has looked at the token already; a page still locks itself. */
async function load(props: Props, used: boolean) {
  const locale = await pageLocale();
  const { token } = await props.params;
  const shared = await openShare(token, { used });
  if (shared?.locale !== locale) notFound();
  // Before the text is read: an answer to an older one would be told so, never the other way round.
  const shown = shared.asksOpinion ? await hashOfShared(shared) : undefined;
  const document = await previewDocument(shared.documentId, locale, shared.revisionNumber);
  return document ? { document, token, shown } : notFound();
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  return { title: nameOf((await load(props, false)).document.publication) };
}

/** A draft for someone without an account. */
export default async function Page(props: Props) {
  const { document, token, shown } = await load(props, true);
  const t = await getTranslations("SharedDraft");
  return (
    <>
      <aside className="shared-note" aria-label={t("draft")}>
        <p>
          <strong>{t("draft")}</strong> {t("explained")}
        </p>
        {shown && (
          <a href="#opinion" target="_self">
            {t("asked")}
          </a>
        )}
      </aside>
      <PreviewDocument
        document={document}
        below={
          shown && (
            <ClientMessages namespaces={["OpinionForm"]}>
              <OpinionForm locale={document.locale} token={token} shown={shown} />
            </ClientMessages>
          )
        }
      />
    </>
  );
}
