import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { storyPaths } from "@/features/writing/paths";
import { type Locale, languages, locales } from "@/i18n/routing";
import type { DocumentDetail } from "../data";
import { TextState } from "./text-state";

type Props = {
  desk: Locale;
  detail: DocumentDetail;
  /** Where in the story one is. */
  here: "story" | "publish" | "preview" | "share" | Locale;
  /** What the page is called, where it is not the story itself. */
  title?: string;
  children: ReactNode;
};

/** What stands above every page of a story: its title and the ways within it. */
export async function StoryFrame({ desk, detail, here, title, children }: Props) {
  const t = await getTranslations({ locale: desk, namespace: "StoryFrame" });
  const { document, texts } = detail;
  const name = titleOf(detail) || t("untitled");
  const tab = (path: string, key: Props["here"], label: ReactNode) => (
    <li key={key}>
      <a href={path} aria-current={key === here ? "page" : undefined}>
        {label}
      </a>
    </li>
  );
  return (
    <div className="story">
      <header className="story-head">
        <h1 lang={nameTag(detail)}>{name}</h1>
        {title && <p className="desk-soft">{title}</p>}
      </header>
      <nav className="desk-tabs story-tabs" aria-label={t("label")}>
        <ul>
          {tab(storyPaths.story(desk, document.id), "story", t("overview"))}
          {locales.map((locale) => {
            const text = texts.find((each) => each.locale === locale);
            return tab(
              storyPaths.text(desk, document.id, locale),
              locale,
              <>
                <span lang={languages[locale].tag}>{languages[locale].name}</span>
                <small>
                  <TextState states={text?.states} newer={differs(text)} />
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
  );
}

type Text = DocumentDetail["texts"][number];

/** Whether what would be public now is not what is. */
export const differs = (text: Text | undefined) =>
  text !== undefined && text.publication?.contentHash !== text.contentHash;

const titled = ({ document, texts }: DocumentDetail) =>
  texts.find(({ locale, head }) => locale === document.primaryLocale && head?.title) ??
  texts.find(({ head }) => head?.title);

/** By what staff know a story: its title in the language it was begun in, else in any. */
export const titleOf = (detail: DocumentDetail) => titled(detail)?.head?.title ?? "";

const nameTag = (detail: DocumentDetail) => {
  const locale = titled(detail)?.locale;
  return locale && languages[locale].tag;
};
