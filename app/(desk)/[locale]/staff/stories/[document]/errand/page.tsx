import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/desk/client-messages";
import { Notice } from "@/components/desk/notice";
import { ErrandBar } from "@/features/editorial/components/errand-bar";
import { ErrandSteps } from "@/features/editorial/components/errand-steps";
import { FactFindings } from "@/features/editorial/components/fact-findings";
import { OpenCommentsWarning } from "@/features/editorial/components/open-comments";
import { Opinions } from "@/features/editorial/components/opinions";
import { ReasonList } from "@/features/editorial/components/reasons";
import { ReviewFacts } from "@/features/editorial/components/review-facts";
import { StoryFrame } from "@/features/editorial/components/story-frame";
import { TextState } from "@/features/editorial/components/text-state";
import { errandFrom, errandOf } from "@/features/editorial/errand/errand";
import { errandTexts } from "@/features/editorial/errand/errand-texts";
import { documentFacts } from "@/features/editorial/facts/document-facts";
import { shownFinding } from "@/features/editorial/facts/findings";
import { loadOpinions, loadStory, personOfStaff } from "@/features/editorial/loaders";
import { storyPaths } from "@/features/editorial/paths";
import { one } from "@/features/staff/http/parameters";
import { isAtLeast } from "@/features/staff/policy";
import { requireStaff } from "@/features/staff/sign-in/session";
import { ReviewedText } from "@/features/writing/components/reviewed-text";
import { sectionsIn } from "@/features/writing/data";
import { loadReviewed } from "@/features/writing/loaders";
import { pageLocale } from "@/i18n/locale";
import { languages } from "@/i18n/routing";

type Props = PageProps<"/[locale]/staff/stories/[document]/errand">;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("ErrandPage"))("title") };
}

/** Where the languages of an errand are read side by side and take each step together. */
export default async function Page({ params, searchParams }: Props) {
  const locale = await pageLocale();
  const staff = await requireStaff(locale);
  const detail = await loadStory((await params).document);
  const { document } = detail;
  const query = await searchParams;
  const chosen = errandFrom(query.texts);
  const [first] = chosen;
  if (!first) redirect(storyPaths.story(locale, document.id));
  if (one(query.begin)) redirect(storyPaths.textOfErrand(locale, document.id, first, chosen));
  const texts = errandTexts(detail, chosen, personOfStaff(staff));
  const errand = errandOf(texts);
  const open = texts.filter((text) => errand.open.includes(text.locale));
  const [t, opinions, sections, reviewed] = await Promise.all([
    getTranslations("ErrandPage"),
    loadOpinions(detail),
    sectionsIn(locale),
    Promise.all(open.map((text) => loadReviewed(detail, text.locale))),
  ]);
  const facts = (await documentFacts(document.id, { released: errand.open })).map(shownFinding);
  const names = new Intl.ListFormat(languages[locale].tag).format(
    errand.settled.map((each) => languages[each].name),
  );
  return (
    <StoryFrame desk={locale} detail={detail} staff={staff} here="errand" title={t("title")}>
      <ClientMessages namespaces={namespaces}>
        <ErrandBar desk={locale} documentId={document.id} errand={chosen} here="together" />
        {open.map((text, index) => (
          <section
            key={text.locale}
            className="errand-text"
            aria-labelledby={`errand-${text.locale}`}
          >
            <h2 id={`errand-${text.locale}`}>
              <span lang={languages[text.locale].tag}>{languages[text.locale].name}</span>{" "}
              <TextState states={text.written ? text.states : undefined} newer={text.newer} />
            </h2>
            {text.reasons.length > 0 && (
              <Notice title={t("first")}>
                <ReasonList
                  failure={{ ok: false, code: "refused", reasons: text.reasons }}
                  documentId={document.id}
                />
                {open.length > 1 && (
                  <p>
                    <a
                      href={storyPaths.errand(
                        locale,
                        document.id,
                        chosen.filter((each) => each !== text.locale),
                      )}
                    >
                      {t("without", { language: languages[text.locale].name })}
                    </a>
                  </p>
                )}
              </Notice>
            )}
            {reviewed[index] && (
              <>
                <ReviewedText reviewed={reviewed[index]} level={3} />
                <ReviewFacts
                  detail={detail}
                  locale={text.locale}
                  before={reviewed[index].picturesBefore}
                  sections={sections}
                  level={3}
                />
              </>
            )}
            {text.steps.includes("return") && text.states.editorial === "IN_REVIEW" && (
              <p>
                <a href={storyPaths.review(locale, document.id, text.locale)}>
                  {t("giveBack", { language: languages[text.locale].name })}
                </a>
              </p>
            )}
          </section>
        ))}
        {names && <p className="desk-soft">{t("settled", { languages: names })}</p>}
        <Opinions
          desk={locale}
          opinions={opinions.filter((each) => errand.open.includes(each.locale))}
        />
        <FactFindings
          desk={locale}
          documentId={document.id}
          // What an approver answers for: these languages beside what readers have of the others.
          findings={facts}
          mayKeep={isAtLeast(staff.role, "editor")}
        />
        {errand.step === "approve" && errand.may && (
          <OpenCommentsWarning
            desk={locale}
            documentId={document.id}
            texts={detail.texts.filter((text) => errand.open.includes(text.locale))}
          />
        )}
        <ErrandSteps
          desk={locale}
          documentId={document.id}
          languages={chosen}
          errand={errand}
          shown={Object.fromEntries(
            detail.texts.map(({ locale: each, version, publicHash }) => [
              each,
              { version, publicHash },
            ]),
          )}
        />
      </ClientMessages>
    </StoryFrame>
  );
}

const namespaces = ["EditorialReasons", "ErrandBar", "ErrandSteps", "FactFindings", "TextState"];
