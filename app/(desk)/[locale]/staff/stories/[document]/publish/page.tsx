import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/desk/client-messages";
import { ErrandBar } from "@/features/editorial/components/errand-bar";
import { FactFindings } from "@/features/editorial/components/fact-findings";
import { PublishPanel } from "@/features/editorial/components/publish-panel";
import { ScheduledTexts } from "@/features/editorial/components/scheduled-texts";
import { StoryFrame } from "@/features/editorial/components/story-frame";
import { WithdrawPanel } from "@/features/editorial/components/withdraw-panel";
import { errandFrom } from "@/features/editorial/errand/errand";
import { releasableFacts } from "@/features/editorial/facts/document-facts";
import { shownFinding } from "@/features/editorial/facts/findings";
import { loadStory } from "@/features/editorial/loaders";
import { differs } from "@/features/editorial/publishing/live-text";
import { one } from "@/features/staff/http/parameters";
import { isAtLeast } from "@/features/staff/policy";
import { requireStaff } from "@/features/staff/sign-in/session";
import { pageLocale } from "@/i18n/locale";
import { isLocale } from "@/i18n/routing";

type Props = PageProps<"/[locale]/staff/stories/[document]/publish">;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("PublishPage"))("title") };
}

export default async function Page({ params, searchParams }: Props) {
  const locale = await pageLocale();
  const staff = await requireStaff(locale);
  const detail = await loadStory((await params).document);
  const t = await getTranslations("PublishPage");
  const query = await searchParams;
  const asked = one(query.with);
  const errand = errandFrom(query.errand);
  const { document, texts } = detail;
  const facts = (await releasableFacts(document.id)).map(shownFinding);
  const written = texts.filter(({ head }) => head !== null);
  const live = texts.flatMap(({ locale: each, publication }) =>
    publication?.state === "LIVE"
      ? [{ locale: each, title: publication.title, path: publication.path }]
      : [],
  );
  return (
    <StoryFrame desk={locale} detail={detail} staff={staff} here="publish">
      {isAtLeast(staff.role, "editor") ? (
        <ClientMessages namespaces={namespaces}>
          <ErrandBar desk={locale} documentId={document.id} errand={errand} here="together" />
          <ScheduledTexts desk={locale} detail={detail} />
          <FactFindings desk={locale} documentId={document.id} findings={facts} mayKeep />
          <PublishPanel
            // After a change the panel begins anew, with what is there now.
            key={written.map(({ publicHash, states }) => publicHash + states.editorial).join()}
            desk={locale}
            documentId={document.id}
            asked={isLocale(asked) ? asked : undefined}
            errand={errand}
            texts={written.map((text) => ({
              locale: text.locale,
              title: text.head?.title ?? "",
              states: text.states,
              differs: differs(text),
              openComments: text.openComments,
              publicHash: text.publicHash,
              behind: (text.standing?.behind ?? 0) > 0,
            }))}
          />
          {live.length > 0 && <WithdrawPanel desk={locale} documentId={document.id} texts={live} />}
        </ClientMessages>
      ) : (
        <p>{t("editorsOnly")}</p>
      )}
    </StoryFrame>
  );
}

const namespaces = [
  "EditorialReasons",
  "OpenComments",
  "FactFindings",
  "ErrandBar",
  "PublishPanel",
  "PublishPlan",
  "ScheduleFields",
  "StaffReasons",
  "TextState",
  "WithdrawPanel",
];
