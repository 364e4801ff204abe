import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/desk/client-messages";
import { threadsOf } from "@/features/comments/data";
import { ReturnedWords } from "@/features/editorial/components/returned-words";
import { pageTitleOf, StoryFrame } from "@/features/editorial/components/story-frame";
import { contentOf } from "@/features/editorial/drafts/content-of";
import { documentFacts } from "@/features/editorial/facts/document-facts";
import { shownFinding } from "@/features/editorial/facts/findings";
import { returnedTexts } from "@/features/editorial/history/data";
import { loadText, personOfStaff } from "@/features/editorial/loaders";
import { storyPaths } from "@/features/editorial/paths";
import { shownPictures } from "@/features/publication/body/figures";
import { requireStaff } from "@/features/staff/sign-in/session";
import { BeginPanel } from "@/features/translation/components/begin-panel";
import { TranslationScreen } from "@/features/translation/components/translation-screen";
import { loadTranslation } from "@/features/translation/loaders";
import { machineName } from "@/features/translation/machine/settings";
import { editorNamespaces, foreignNames } from "@/features/writing/components/editor-words";
import { libraryPictures } from "@/features/writing/data";
import { pageLocale } from "@/i18n/locale";
import { isLocale, languages } from "@/i18n/routing";

const translationNamespaces = [
  "Translation",
  "TranslationBegin",
  "TranslationMachine",
  "TranslationMemory",
] as const;

type Props = PageProps<"/[locale]/staff/stories/[document]/[language]/translate">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await pageLocale();
  await requireStaff(locale);
  const { document, language: asked } = await params;
  const { language, detail } = await loadText(document, asked);
  const [t, name] = await Promise.all([
    getTranslations("TranslationBegin"),
    pageTitleOf(locale, detail),
  ]);
  return { title: `${t("title", { language: languages[language].name })}: ${name}` };
}

export default async function Page({ params, searchParams }: Props) {
  const locale = await pageLocale();
  const staff = await requireStaff(locale);
  const { document: id, language: asked } = await params;
  const { from } = await searchParams;
  const { language, detail, text } = await loadText(id, asked);
  const { document } = detail;
  const wanted = typeof from === "string" && isLocale(from) ? from : undefined;
  const view = await loadTranslation(document.id, language, wanted);
  const t = await getTranslations("TranslationBegin");
  const content = contentOf(text?.head ?? null);
  const lead = document.leadMedia?.hash ?? null;
  const shown = [content.body, view?.content.body].flatMap((body) =>
    body ? shownPictures(body, lead) : [],
  );
  const [returned, comments, pictures, facts] = await Promise.all([
    returnedTexts(document.id).then((texts) => texts.get(language)),
    threadsOf({ documentId: document.id, locale: language }, personOfStaff(staff)),
    libraryPictures([...new Set(shown)], language),
    documentFacts(document.id),
  ]);
  const scheduled = text?.states.editorial === "SCHEDULED";
  return (
    <StoryFrame desk={locale} detail={detail} staff={staff} here={language}>
      <ClientMessages namespaces={[...editorNamespaces, ...translationNamespaces]}>
        {returned && <ReturnedWords desk={locale} locale={language} returned={returned} />}
        {!view && <p className="desk-notice">{t("noSource")}</p>}
        {view && !text?.head && (
          <BeginPanel {...view} desk={locale} documentId={document.id} locale={language} />
        )}
        {view && text?.head && (
          <TranslationScreen
            // A text that was restored or taken back is another one to the editor.
            key={`${language} ${view.source} ${text.version}`}
            desk={locale}
            userId={staff.userId}
            documentId={document.id}
            locale={language}
            kind={document.kind}
            hasSection={document.section !== null}
            lead={lead}
            version={text.version}
            savedAt={text.head.createdAt.toISOString()}
            content={content}
            pictures={pictures}
            comments={comments}
            askedComment={undefined}
            readOnly={scheduled}
            languageNames={foreignNames(language, locale)}
            view={view}
            machine={machineName()}
            facts={facts.map(shownFinding)}
          />
        )}
      </ClientMessages>
      <p className="writing-more">
        <a href={storyPaths.text(locale, document.id, language)}>{t("write")}</a>
      </p>
    </StoryFrame>
  );
}
