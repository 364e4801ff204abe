"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { beginAssigned } from "@/features/editorial/assignments/assign";
import { createDocument, updateDocument } from "@/features/editorial/drafts/documents";
import { storyPaths } from "@/features/editorial/paths";
import { focusPicture } from "@/features/editorial/pictures/library";
import { takeOver } from "@/features/editorial/presence/presence";
import { staffAction } from "@/features/staff/http/staff-action";
import { localeSchema } from "@/i18n/locale-schema";
import { lineField } from "@/lib/text/fields";
import { filesBy, freshSlug, linkTargets, picturesBy, surroundingsOf } from "./data";
import { beginSchema, factsSchema, focusSchema, surroundingsSchema, targetsSchema } from "./schema";

/** Begins a story and goes to its first text, or to the story where somebody else is to write that. */
export const beginStory = staffAction(
  { input: beginSchema.extend({ locale: localeSchema }) },
  async (staff, { locale, kind, language, section, person, dueOn }) => {
    const actor = { userId: staff.userId };
    const document = { kind, primaryLocale: language, sectionKey: section || null };
    const { documentId } = person
      ? await beginAssigned(actor, document, { userId: person, dueOn })
      : await createDocument(actor, document);
    const isTheirs = person && person !== staff.userId;
    redirect(
      isTheirs
        ? storyPaths.story(locale, documentId)
        : storyPaths.text(locale, documentId, language),
    );
  },
);

/** Changes what all languages share: section, dates, lead picture. */
export const changeFacts = staffAction({ input: factsSchema }, (staff, { documentId, ...change }) =>
  updateDocument({ userId: staff.userId }, documentId, change),
);

export const readSurroundings = staffAction({ input: surroundingsSchema }, (_, { links, ...of }) =>
  surroundingsOf(of, links),
);

export const findTargets = staffAction(
  { input: targetsSchema },
  async (_, { desk, locale, words, documentId }) => ({
    targets: await linkTargets(desk, locale, words, documentId),
  }),
);

const chooseSchema = z.strictObject({
  locale: localeSchema,
  words: lineField(200).default(""),
  page: z.int().min(1).max(1000).default(1),
});

export const listPictures = staffAction({ input: chooseSchema }, (_, { locale, words, page }) =>
  picturesBy(locale, words, page),
);

export const listFiles = staffAction({ input: chooseSchema }, (_, { locale, words, page }) =>
  filesBy(locale, words, page),
);

/** What must stay in sight of a picture where it is cut. */
export const chooseFocus = staffAction({ input: focusSchema }, (staff, focus) =>
  focusPicture({ userId: staff.userId }, focus),
);

/** Goes on with a text that others have open, who are told. */
export const takeOverText = staffAction(
  {
    input: z.strictObject({
      documentId: z.uuid(),
      locale: localeSchema,
      tab: z.uuid(),
      reason: lineField(300),
    }),
  },
  ({ userId }, input) => takeOver({ userId }, input),
);

/** An address for a title, free in its language. */
export const slugFor = staffAction(
  {
    input: z.strictObject({
      documentId: z.uuid(),
      locale: localeSchema,
      title: z.string().max(300),
    }),
  },
  (_, { documentId, locale, title }) => freshSlug(documentId, locale, title),
);
