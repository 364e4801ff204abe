import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/desk/client-messages";
import { Notice } from "@/components/desk/notice";
import { assignmentsOf, colleagues, today } from "@/features/editorial/assignments/data";
import { AssignmentsPart } from "@/features/editorial/components/assignments-part";
import { ErrandChooser } from "@/features/editorial/components/errand-chooser";
import { KeepingPanel } from "@/features/editorial/components/keeping-panel";
import { Opinions } from "@/features/editorial/components/opinions";
import { pageTitleOf, StoryFrame } from "@/features/editorial/components/story-frame";
import { StoryTitleWords } from "@/features/editorial/components/story-title";
import { TextsTable } from "@/features/editorial/components/texts-table";
import { copiedFrom, keepingReasons } from "@/features/editorial/keeping/data";
import { loadOpinions, loadStory, personOfStaff } from "@/features/editorial/loaders";
import { storyPaths } from "@/features/editorial/paths";
import { presentIn } from "@/features/editorial/presence/presence";
import { differs } from "@/features/editorial/publishing/live-text";
import { ReviewFilePanel } from "@/features/review-file/components/review-file-panel";
import { requireStaff } from "@/features/staff/sign-in/session";
import { FactsForm } from "@/features/writing/components/facts-form";
import { libraryPictures, sectionsIn } from "@/features/writing/data";
import { XliffPanel } from "@/features/xliff/components/xliff-panel";
import { choicesOf } from "@/features/xliff/exporting/choices";
import { isoDay } from "@/i18n/dates";
import { pageLocale } from "@/i18n/locale";

type Props = PageProps<"/[locale]/staff/stories/[document]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await pageLocale();
  await requireStaff(locale);
  return { title: await pageTitleOf(locale, await loadStory((await params).document)) };
}

const day = (date: Date | null) => (date ? isoDay(date) : "");

export default async function Page({ params }: Props) {
  const locale = await pageLocale();
  const staff = await requireStaff(locale);
  const detail = await loadStory((await params).document);
  const { document } = detail;
  const lead = document.leadMedia?.hash ?? null;
  const person = personOfStaff(staff);
  const asked = today();
  const [t, assignments, people, now, sections, [picture], present, keeping, original, opinions] =
    await Promise.all([
      getTranslations("StoryPage"),
      assignmentsOf(document.id, asked),
      colleagues(),
      asked,
      sectionsIn(locale),
      libraryPictures(lead ? [lead] : [], locale),
      presentIn([document.id]),
      keepingReasons(person, document),
      copiedFrom(document.id, locale),
      loadOpinions(detail),
    ]);
  return (
    <StoryFrame desk={locale} detail={detail} staff={staff} here="story">
      <ClientMessages
        namespaces={[
          "EditorialReasons",
          "FactsForm",
          "ImportPanel",
          "LeadFocus",
          "LibraryDialog",
          "LibrarySearch",
          "PictureChooser",
          "PictureDialog",
          "ReviewFile",
          "Uploads",
          "XliffPanel",
        ]}
      >
        {document.archivedAt && <Notice>{t("archived")}</Notice>}
        {original && (
          <p className="desk-soft">
            {t("copyOf")}{" "}
            <a href={storyPaths.story(locale, original.documentId)}>
              <StoryTitleWords desk={locale} shown={original.shown} />
            </a>
          </p>
        )}
        <TextsTable
          desk={locale}
          detail={detail}
          person={person}
          present={present.get(document.id)}
        />
        <AssignmentsPart
          desk={locale}
          documentId={document.id}
          primary={document.primaryLocale}
          person={person}
          {...{ assignments, people, today: now }}
        />
        <Opinions desk={locale} opinions={opinions} />
        <ErrandChooser
          desk={locale}
          documentId={document.id}
          texts={detail.texts
            .filter(({ head }) => head !== null)
            .map((text) => ({ locale: text.locale, open: differs(text) }))}
        />
        <section className="desk-part" aria-labelledby="facts">
          <h2 id="facts">{t("facts")}</h2>
          <FactsForm
            desk={locale}
            facts={{
              documentId: document.id,
              version: document.version,
              kind: document.kind,
              sectionKey: document.section?.key ?? "",
              storyDate: day(document.storyDate),
              eventStart: day(document.eventStart),
              eventEnd: day(document.eventEnd),
            }}
            sections={sections}
            picture={picture ?? null}
          />
        </section>
        <section className="desk-part" aria-labelledby="xliff">
          <h2 id="xliff">{t("xliff")}</h2>
          <p>{t("xliffAbout")}</p>
          <XliffPanel desk={locale} documentId={document.id} choices={choicesOf(detail)} />
        </section>
        <section className="desk-part" aria-labelledby="word">
          <h2 id="word">{t("word")}</h2>
          <p>{t("wordAbout")}</p>
          <ReviewFilePanel desk={locale} documentId={document.id} />
        </section>
        <KeepingPanel desk={locale} documentId={document.id} reasons={keeping} />
      </ClientMessages>
    </StoryFrame>
  );
}
