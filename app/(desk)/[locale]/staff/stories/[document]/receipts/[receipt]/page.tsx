import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/desk/client-messages";
import { ReceiptView } from "@/features/editorial/components/receipt-view";
import { StoryFrame } from "@/features/editorial/components/story-frame";
import { receiptProgress } from "@/features/editorial/data";
import { loadStory } from "@/features/editorial/loaders";
import { documentId } from "@/features/preview/schema";
import { requireStaff } from "@/features/staff/sign-in/session";
import { pageLocale } from "@/i18n/locale";

type Props = PageProps<"/[locale]/staff/stories/[document]/receipts/[receipt]">;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("ReceiptPage"))("title") };
}

export default async function Page({ params }: Props) {
  const locale = await pageLocale();
  const staff = await requireStaff(locale);
  const given = await params;
  const id = documentId(given.receipt);
  const found = id ? await receiptProgress(id) : null;
  if (!found || found.documentId !== given.document) notFound();
  const detail = await loadStory(given.document);
  return (
    <StoryFrame desk={locale} detail={detail} staff={staff} here="publish">
      <ClientMessages namespaces={["ReceiptView"]}>
        <ReceiptView receipt={found} />
      </ClientMessages>
    </StoryFrame>
  );
}
