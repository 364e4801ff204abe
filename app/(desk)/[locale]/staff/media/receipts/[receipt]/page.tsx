import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/desk/client-messages";
import { ReceiptView } from "@/features/editorial/components/receipt-view";
import { loadReplacementReceipt } from "@/features/library/loaders";
import { libraryPaths } from "@/features/library/paths";
import { requireStaff } from "@/features/staff/sign-in/session";
import { pageLocale } from "@/i18n/locale";

export const instant = false;

export async function generateMetadata(): Promise<Metadata> {
  await requireStaff(await pageLocale());
  return { title: (await getTranslations("MediaReceipt"))("title") };
}

/** What readers are shown since a picture was replaced: one receipt for all its texts. */
export default async function Page({
  params,
}: PageProps<"/[locale]/staff/media/receipts/[receipt]">) {
  const locale = await pageLocale();
  const found = await loadReplacementReceipt(locale, (await params).receipt);
  const t = await getTranslations("MediaReceipt");
  return (
    <>
      <div className="desk-title">
        <h1>{t("title")}</h1>
        <a className="button" href={libraryPaths.list(locale)}>
          {t("back")}
        </a>
      </div>
      <ClientMessages namespaces={["ReceiptView"]}>
        <ReceiptView receipt={found} />
      </ClientMessages>
    </>
  );
}
