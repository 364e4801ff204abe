import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/desk/client-messages";
import { CommentsBeside } from "@/features/comments/components/comments-beside";
import { threadsOf } from "@/features/comments/data";
import { FactFindings } from "@/features/editorial/components/fact-findings";
import { Opinions } from "@/features/editorial/components/opinions";
import { ReviewFacts } from "@/features/editorial/components/review-facts";
import { ReviewForms } from "@/features/editorial/components/review-forms";
import { StoryFrame } from "@/features/editorial/components/story-frame";
import { releasableFacts } from "@/features/editorial/facts/document-facts";
import { shownFinding } from "@/features/editorial/facts/findings";
import { loadOpinions, loadText, personOfStaff } from "@/features/editorial/loaders";
import { storyPaths } from "@/features/editorial/paths";
import { stepsOf } from "@/features/editorial/publishing/live-text";
import { isAtLeast } from "@/features/staff/policy";
import { requireStaff } from "@/features/staff/sign-in/session";
import { ReviewedText } from "@/features/writing/components/reviewed-text";
import { sectionsIn } from "@/features/writing/data";
import { loadReviewed } from "@/features/writing/loaders";
import { pageLocale } from "@/i18n/locale";
import { languages } from "@/i18n/routing";

type Props = PageProps<"/[locale]/staff/stories/[document]/[language]/review">;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("ReviewPage"))("title") };
}

/**
 * Where a text is read to be approved: it opens on what changed since what was
 * approved or public last, and the verbs stand below that.
 */
export default async function Page({ params }: Props) {
  const locale = await pageLocale();
  const staff = await requireStaff(locale);
  const { document: id, language: asked } = await params;
  const { language, detail, text } = await loadText(id, asked);
  const reviewed = await loadReviewed(detail, language);
  if (!text || !reviewed) notFound();
  const person = personOfStaff(staff);
  const [t, opinions, comments, sections] = await Promise.all([
    getTranslations("ReviewPage"),
    loadOpinions(detail, language),
    threadsOf({ documentId: id, locale: language }, person),
    sectionsIn(locale),
  ]);
  const facts = (await releasableFacts(id)).map(shownFinding);
  const steps = stepsOf(text, person);
  const inReview = detail.texts.filter(({ states }) => states.editorial === "IN_REVIEW");
  return (
    <StoryFrame
      desk={locale}
      detail={detail}
      staff={staff}
      here={language}
      title={`${t("title")}: ${languages[language].name}`}
    >
      {inReview.length > 1 && steps.includes("approve") && (
        <p className="desk-notice">
          <a
            href={storyPaths.errand(
              locale,
              id,
              inReview.map((each) => each.locale),
            )}
          >
            {t("together", { count: inReview.length })}
          </a>
        </p>
      )}
      <ReviewedText reviewed={reviewed} level={2} />
      <p className="comparison-back">
        <a href={storyPaths.preview(locale, id)}>{t("preview")}</a>
      </p>
      <ReviewFacts
        detail={detail}
        locale={language}
        before={reviewed.picturesBefore}
        sections={sections}
      />
      <Opinions desk={locale} opinions={opinions} />
      <ClientMessages namespaces={namespaces}>
        <FactFindings
          desk={locale}
          documentId={id}
          // What an approver answers for: this language as it is written, beside the others.
          findings={facts.filter(({ source, target }) =>
            [source, target].some((side) => side.locale === language && !side.live),
          )}
          mayKeep={isAtLeast(staff.role, "editor")}
        />
        <CommentsBeside desk={locale} documentId={id} locale={language} comments={comments} />
        <ReviewForms
          desk={locale}
          documentId={id}
          locale={language}
          publicHash={text.publicHash}
          openComments={text.openComments}
          may={{ approve: steps.includes("approve"), giveBack: steps.includes("return") }}
        />
      </ClientMessages>
    </StoryFrame>
  );
}

const namespaces = [
  "Comments",
  "EditorialReasons",
  "FactFindings",
  "OpenComments",
  "ReviewForms",
  "StaffReasons",
];
