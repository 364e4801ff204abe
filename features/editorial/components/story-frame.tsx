import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { ClientMessages } from "@/components/desk/client-messages";
import { storyTitle } from "@/features/editorial/drafts/story-title";
import { storyPaths } from "@/features/editorial/paths";
import { liveTextOf } from "@/features/editorial/publishing/live-text";
import { opinionCounts } from "@/features/editorial/sharing/data";
import type { Staff } from "@/features/staff/sign-in/arrival";
import { isLocale, type Locale, languages, locales } from "@/i18n/routing";
import type { DocumentDetail } from "../data";
import { personOfStaff } from "../loaders";
import { LiveState, LiveTitle, StoryLive } from "./story-live";

type Props = {
  desk: Locale;
  detail: DocumentDetail;
  staff: Staff;
  /** Where in the story one is. */
  here: "story" | "publish" | "preview" | "share" | "errand" | Locale;
  /** What the page is called, where it is not the story itself. */
  title?: string;
  children: ReactNode;
};

/** What stands above every page of a story: its title and the ways within it. */
export async function StoryFrame({ desk, detail, staff, here, title, children }: Props) {
  const t = await getTranslations({ locale: desk, namespace: "StoryFrame" });
  const { document, texts } = detail;
  const person = personOfStaff(staff);
  const opinions = await opinionCounts(document.id);
  const live = texts.map((text) => liveTextOf(text, person, opinions));
  const tab = (path: string, key: Props["here"], label: ReactNode) => (
    <li key={key}>
      <a href={path} aria-current={key === here ? "page" : undefined}>
        {label}
      </a>
    </li>
  );
  return (
    <StoryLive desk={desk} documentId={document.id} primary={document.primaryLocale} texts={live}>
      <div className={`story is-${isLocale(here) ? "text" : here}`}>
        <header className="story-head">
          <h1>
            <ClientMessages namespaces={["StoryFrame"]}>
              <LiveTitle />
            </ClientMessages>
          </h1>
          {title && <p className="desk-soft">{title}</p>}
        </header>
        <nav className="desk-tabs story-tabs" aria-label={t("label")}>
          <ul>
            {tab(storyPaths.story(desk, document.id), "story", t("overview"))}
            {locales.map((locale) => {
              return tab(
                storyPaths.text(desk, document.id, locale),
                locale,
                <>
                  <span lang={languages[locale].tag}>{languages[locale].name}</span>
                  <small>
                    <ClientMessages namespaces={["OpenComments", "TextState"]}>
                      <LiveState locale={locale} />
                    </ClientMessages>
                  </small>
                </>,
              );
            })}
            {tab(storyPaths.preview(desk, document.id), "preview", t("preview"))}
            {tab(storyPaths.share(desk, document.id), "share", t("share"))}
            {tab(storyPaths.publish(desk, document.id), "publish", t("publish"))}
          </ul>
        </nav>
        {children}
      </div>
    </StoryLive>
  );
}

/** What a story's pages are called by, on a desk of this language. */
export async function pageTitleOf(desk: Locale, { document, texts }: DocumentDetail) {
  const t = await getTranslations({ locale: desk, namespace: "StoryFrame" });
  const titles = texts.map(({ locale, head }) => ({ locale, title: head?.title }));
  return storyTitle(desk, document.primaryLocale, titles).title || t("untitled");
}
