import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/desk/client-messages";
import { ComparePair } from "@/features/editorial/components/compare-pair";
import { HistoryList } from "@/features/editorial/components/history-list";
import { StoryFrame } from "@/features/editorial/components/story-frame";
import { contentOf } from "@/features/editorial/drafts/content-of";
import { history, marksOf, revisionNames, revisionOf } from "@/features/editorial/history/data";
import { loadText } from "@/features/editorial/loaders";
import { storyPaths } from "@/features/editorial/paths";
import { importedPageOf } from "@/features/importing/data";
import { importPaths } from "@/features/importing/paths";
import { revisionNumber } from "@/features/preview/schema";
import { picturesIn } from "@/features/publication/body/figures";
import { requireStaff } from "@/features/staff/sign-in/session";
import { compare } from "@/features/writing/comparing/compare";
import { Comparison } from "@/features/writing/components/comparison";
import { libraryPictures } from "@/features/writing/data";
import { pageLocale } from "@/i18n/locale";
import { languages } from "@/i18n/routing";

type Props = PageProps<"/[locale]/staff/stories/[document]/[language]/history">;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("HistoryPage"))("title") };
}

export default async function Page({ params, searchParams }: Props) {
  const locale = await pageLocale();
  const staff = await requireStaff(locale);
  const { document: id, language: asked } = await params;
  const { language, detail, text } = await loadText(id, asked);
  const { from, to } = await searchParams;
  const [old, now] = [revisionNumber(from), revisionNumber(to)];
  const t = await getTranslations("HistoryPage");
  const compared =
    old !== undefined && now !== undefined
      ? await Promise.all([revisionOf(id, language, old), revisionOf(id, language, now)])
      : undefined;
  if (compared?.some((each) => !each || each.erasedAt)) notFound();
  const [before, after] = compared ?? [];
  const [revisions, marks, names, imported] = await Promise.all([
    history(id, language),
    marksOf(id, language),
    revisionNames(id, language),
    importedPageOf(id, language),
  ]);
  const shown = [before, after].flatMap((each) => (each ? picturesIn(contentOf(each).body) : []));
  const pictures = await libraryPictures(shown, language);
  return (
    <StoryFrame
      desk={locale}
      detail={detail}
      staff={staff}
      here={language}
      title={`${t("title")}: ${languages[language].name}`}
    >
      {before && after ? (
        <section aria-labelledby="compared">
          <h2 id="compared" className="desk-heading">
            {t("compared", { from: before.number, to: after.number })}
          </h2>
          <Comparison
            locale={language}
            comparison={compare(language, contentOf(before), contentOf(after))}
            widths={Object.fromEntries(pictures.map((each) => [each.hash, each]))}
          />
          <p className="comparison-back">
            <a href={storyPaths.history(locale, id, language)}>{t("back")}</a>
          </p>
        </section>
      ) : (
        <ClientMessages namespaces={["EditorialReasons"]}>
          {imported && (
            <p>
              <a href={importPaths.imported(locale, id, language)}>{t("imported")}</a>
            </p>
          )}
          {revisions.length === 0 && <p className="desk-soft">{t("empty")}</p>}
          {revisions.length > 1 && (
            <ComparePair
              revisions={revisions.filter(({ erasedAt }) => !erasedAt)}
              names={names}
              desk={locale}
            />
          )}
          <HistoryList
            desk={locale}
            documentId={id}
            locale={language}
            revisions={revisions}
            version={text?.version ?? 0}
            publishedNumber={text?.publication?.sourceVersion ?? null}
            mayRestore={text?.states.editorial !== "SCHEDULED"}
            marks={marks}
            names={names}
          />
        </ClientMessages>
      )}
    </StoryFrame>
  );
}
