import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/desk/client-messages";
import { threadsOf } from "@/features/comments/data";
import { ErrandBar } from "@/features/editorial/components/errand-bar";
import { FactsWhileWriting } from "@/features/editorial/components/facts-while-writing";
import { ReturnedWords } from "@/features/editorial/components/returned-words";
import { pageTitleOf, StoryFrame } from "@/features/editorial/components/story-frame";
import { contentOf } from "@/features/editorial/drafts/content-of";
import { errandFrom } from "@/features/editorial/errand/errand";
import { documentFacts } from "@/features/editorial/facts/document-facts";
import { shownFinding } from "@/features/editorial/facts/findings";
import { returnedTexts } from "@/features/editorial/history/data";
import { loadText, personOfStaff } from "@/features/editorial/loaders";
import { storyPaths } from "@/features/editorial/paths";
import { ImportPanel } from "@/features/importing/components/import-panel";
import { shownPictures } from "@/features/publication/body/figures";
import { one } from "@/features/staff/http/parameters";
import { requireStaff } from "@/features/staff/sign-in/session";
import { EditorScreen } from "@/features/writing/components/editor-screen";
import { editorNamespaces, foreignNames } from "@/features/writing/components/editor-words";
import { libraryPictures } from "@/features/writing/data";
import { pageLocale } from "@/i18n/locale";
import { languages } from "@/i18n/routing";

type Props = PageProps<"/[locale]/staff/stories/[document]/[language]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await pageLocale();
  await requireStaff(locale);
  const { document, language: asked } = await params;
  const { language, detail } = await loadText(document, asked);
  const name = await pageTitleOf(locale, detail);
  return { title: `${languages[language].name}: ${name}` };
}

export default async function Page({ params, searchParams }: Props) {
  const locale = await pageLocale();
  const staff = await requireStaff(locale);
  const { document: id, language: asked } = await params;
  const { language, detail, text } = await loadText(id, asked);
  const { document } = detail;
  const content = contentOf(text?.head ?? null);
  const lead = document.leadMedia?.hash ?? null;
  const viewer = personOfStaff(staff);
  const [t, returned, pictures, comments, facts] = await Promise.all([
    getTranslations("TextPage"),
    returnedTexts(document.id).then((texts) => texts.get(language)),
    libraryPictures(shownPictures(content.body, lead), language),
    threadsOf({ documentId: document.id, locale: language }, viewer),
    documentFacts(document.id),
  ]);
  const errand = errandFrom((await searchParams).errand);
  const scheduled = text?.states.editorial === "SCHEDULED";
  return (
    <StoryFrame desk={locale} detail={detail} staff={staff} here={language}>
      {scheduled && <p className="desk-notice">{t("scheduled")}</p>}
      <ClientMessages namespaces={editorNamespaces}>
        {errand.includes(language) && (
          <ErrandBar desk={locale} documentId={document.id} errand={errand} here={language} />
        )}
        {returned && <ReturnedWords desk={locale} locale={language} returned={returned} />}
        <EditorScreen
          // A text that was restored or taken back is another one to the editor.
          key={`${language} ${text?.version ?? 0}`}
          desk={locale}
          userId={staff.userId}
          documentId={document.id}
          locale={language}
          kind={document.kind}
          hasSection={document.section !== null}
          lead={lead}
          version={text?.version ?? 0}
          savedAt={text?.head?.createdAt.toISOString()}
          content={content}
          pictures={pictures}
          comments={comments}
          askedComment={one((await searchParams).comment)}
          readOnly={scheduled}
          languageNames={foreignNames(language, locale)}
        />
        <FactsWhileWriting
          desk={locale}
          documentId={document.id}
          findings={facts.map(shownFinding)}
        />
      </ClientMessages>
      <p className="writing-more">
        {detail.texts.some((each) => each.locale !== language && each.head) && (
          <>
            <a href={storyPaths.translate(locale, document.id, language)}>{t("translate")}</a>
            {" · "}
          </>
        )}
        <a href={storyPaths.history(locale, document.id, language)}>{t("history")}</a>
      </p>
      {!scheduled && (
        <ClientMessages namespaces={["EditorialReasons", "ImportPanel", "Uploads"]}>
          <ImportPanel desk={locale} into={{ documentId: document.id, locale: language }} />
        </ClientMessages>
      )}
    </StoryFrame>
  );
}
