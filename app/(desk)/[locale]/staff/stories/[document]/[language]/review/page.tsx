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
import { contentOf } from "@/features/editorial/drafts/content-of";
import { documentFacts } from "@/features/editorial/facts/document-facts";
import { shownFinding } from "@/features/editorial/facts/findings";
import { reviewedBefore, revisionOf } from "@/features/editorial/history/data";
import { loadOpinions, loadText, personOfStaff } from "@/features/editorial/loaders";
import { storyPaths } from "@/features/editorial/paths";
import { stepsOf } from "@/features/editorial/publishing/live-text";
import { shownPictures } from "@/features/publication/body/figures";
import { isAtLeast } from "@/features/staff/policy";
import { requireStaff } from "@/features/staff/sign-in/session";
import { compare } from "@/features/writing/comparing/compare";
import { Comparison } from "@/features/writing/components/comparison";
import { libraryPictures } from "@/features/writing/data";
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
  if (!text?.head) notFound();
  const number = await reviewedBefore(id, language, text.head.number);
  const before = number === undefined ? null : await revisionOf(id, language, number);
  const [was, now] = [contentOf(before), contentOf(text.head)];
  const lead = detail.document.leadMedia?.hash;
  const t = await getTranslations("ReviewPage");
  const pictures = await libraryPictures(
    [...shownPictures(now.body, lead), ...shownPictures(was.body, lead)],
    language,
  );
  const facts = (await documentFacts(id)).map(shownFinding);
  const steps = stepsOf(text, personOfStaff(staff));
  return (
    <StoryFrame
      desk={locale}
      detail={detail}
      staff={staff}
      here={language}
      title={`${t("title")}: ${languages[language].name}`}
    >
      <section aria-labelledby="changed">
        <h2 id="changed" className="desk-heading">
          {before
            ? t("since", { from: before.number, to: text.head.number })
            : t("first", { number: text.head.number })}
        </h2>
        <p className="desk-soft review-explained">
          {before ? t("sinceExplained", { from: before.number }) : t("firstExplained")}
        </p>
        <Comparison
          locale={language}
          comparison={compare(language, was, now)}
          widths={Object.fromEntries(pictures.map((each) => [each.hash, each]))}
        />
        <p className="comparison-back">
          <a href={storyPaths.preview(locale, id)}>{t("preview")}</a>
        </p>
      </section>
      <ReviewFacts
        detail={detail}
        locale={language}
        before={new Set(Object.keys(was.pictures ?? {}))}
      />
      <Opinions desk={locale} opinions={await loadOpinions(detail, language)} />
      <ClientMessages namespaces={namespaces}>
        <FactFindings
          desk={locale}
          documentId={id}
          // What an approver answers for: this language beside the others.
          findings={facts.filter(({ source, target }) =>
            [source.locale, target.locale].includes(language),
          )}
          mayKeep={isAtLeast(staff.role, "editor")}
        />
        <CommentsBeside
          desk={locale}
          documentId={id}
          locale={language}
          comments={await threadsOf({ documentId: id, locale: language }, personOfStaff(staff))}
        />
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
