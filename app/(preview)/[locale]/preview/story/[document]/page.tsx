import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PreviewDocument } from "@/features/preview/components/preview-document";
import { previewDocument } from "@/features/preview/loaders";
import { revisionNumber } from "@/features/preview/schema";
import { nameOf } from "@/features/publication/page/names";
import { requireStaff } from "@/features/staff/sign-in/session";
import { pageLocale } from "@/i18n/locale";

type Props = PageProps<"/[locale]/preview/story/[document]">;

async function load(props: Props) {
  const locale = await pageLocale();
  await requireStaff(locale);
  const { document: id } = await props.params;
  const { revision } = await props.searchParams;
  const document = await previewDocument(id, locale, revisionNumber(revision));
  return document ?? notFound();
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  return { title: nameOf((await load(props)).publication) };
}

export default async function Page(props: Props) {
  return <PreviewDocument document={await load(props)} />;
}
