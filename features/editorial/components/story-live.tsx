"use client";

import { useTranslations } from "next-intl";
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { storyTitle } from "@/features/editorial/drafts/story-title";
import type { LiveText } from "@/features/editorial/publishing/live-text";
import type { Locale } from "@/i18n/routing";
import { readStory } from "../actions";
import { OpenComments } from "./open-comments";
import { StoryTitleWords } from "./story-title";
import { TextState } from "./text-state";

type Saved = { locale: Locale; title: string };

type Value = {
  desk: Locale;
  primary: string;
  texts: LiveText[];
  saved: (text: Saved) => void;
  /** How often something was saved here. */
  saves: number;
  reload: () => Promise<void>;
  /** Of the text that is being written on this page, where one is. */
  save: { current: Save | undefined };
};

/**
 * Has the server keep what was typed.
 *
 * @returns the version that the server has; undefined when it lacks something
 */
export type Save = () => Promise<number | undefined>;

const Story = createContext<Value | undefined>(undefined);

type Props = {
  desk: Locale;
  documentId: string;
  primary: string;
  texts: LiveText[];
  children: ReactNode;
};

/** What stands above the pages of a story follows what is saved below it. */
export function StoryLive({ desk, documentId, primary, children, ...given }: Props) {
  const [texts, setTexts] = useState(given.texts);
  const known = useRef(texts);
  known.current = texts;
  // What the server has sent anew (after a verb, say) is newer than what was heard of.
  const sent = JSON.stringify(given.texts);
  useEffect(() => setTexts(JSON.parse(sent) as LiveText[]), [sent]);
  const reload = useCallback(async () => {
    const now = await readStory({ documentId }).catch(() => undefined);
    if (now?.ok) setTexts(now.texts);
  }, [documentId]);
  const [saves, setSaves] = useState(0);
  const saved = useCallback(
    async ({ locale, title }: Saved) => {
      setSaves((count) => count + 1);
      const text = known.current.find((each) => each.locale === locale);
      if (text?.title === title && isSettled(text)) return;
      await reload();
    },
    [reload],
  );
  const save = useRef<Save>(undefined);
  const value = useMemo(
    () => ({ desk, primary, texts, saved, saves, reload, save }),
    [desk, primary, texts, saved, saves, reload],
  );
  return <Story value={value}>{children}</Story>;
}

/** Whether a further save would change nothing in the header: a draft stays a draft. */
const isSettled = ({ states, newer }: LiveText) =>
  states.editorial === "DRAFT" && (states.public === "NONE" || newer);

/** To be called when a text was saved. */
export function useStorySaved(): (text: Saved) => void {
  return useContext(Story)?.saved ?? nobody;
}

/** How often a text was saved since the page was opened: what follows the words looks again when it grows. */
export const useStorySaves = (): number => useContext(Story)?.saves ?? 0;

/** Asks anew what stands above a story's pages: something was done with it. */
export function useStoryReload(): () => Promise<void> {
  return useContext(Story)?.reload ?? nothing;
}

/** Lets what stands around a text have it saved, before it leads elsewhere. */
export function useOwnSave(save: Save): void {
  const story = useContext(Story);
  useEffect(() => {
    if (!story) return;
    story.save.current = save;
    return () => {
      story.save.current = undefined;
    };
  }, [story, save]);
}

/** Saves the text that is being written on this page; true where nothing is left unsaved. */
export function useSaveFirst(): () => Promise<boolean> {
  const story = useContext(Story);
  return async () => {
    const save = story?.save.current;
    return !save || (await save()) !== undefined;
  };
}

const nobody = () => {};
const nothing = async () => {};

/** What the story is called; the title of a page that is called by it follows. */
export function LiveTitle() {
  const story = useContext(Story);
  const t = useTranslations("StoryFrame");
  const shown = story && storyTitle(story.desk, story.primary, story.texts);
  const name = shown?.title || t("untitled");
  const before = useRef(name);
  useEffect(() => {
    document.title = document.title.replace(before.current, () => name);
    before.current = name;
  }, [name]);
  return story && shown && <StoryTitleWords desk={story.desk} shown={shown} />;
}

/** A text as it was last heard of; undefined while nobody has begun it. */
export const useLiveText = (locale: Locale): LiveText | undefined =>
  useContext(Story)?.texts.find((each) => each.locale === locale);

/** All texts of the story that somebody has begun. */
export const useLiveTexts = (): readonly LiveText[] => useContext(Story)?.texts ?? [];

export function LiveState({ locale }: { locale: Locale }) {
  const text = useLiveText(locale);
  return (
    <>
      <TextState states={text?.states} newer={text?.newer ?? false} />
      <OpenComments count={text?.openComments ?? 0} />
    </>
  );
}
