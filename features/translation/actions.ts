"use server";

import { redirect } from "next/navigation";
import { storyTitles } from "@/features/editorial/data";
import { storyPaths } from "@/features/editorial/paths";
import { staffAction } from "@/features/staff/http/staff-action";
import { translationView } from "./data";
import { remembered } from "./memory/data";
import { beginSchema, confirmSchema, linkSchema, rememberedSchema, viewSchema } from "./schema";
import { beginTranslation } from "./write/begin";
import { confirm } from "./write/confirm";
import { link } from "./write/link";

/** What a text's source says now, and how the text stands to it. */
export const readTranslation = staffAction(
  { input: viewSchema },
  async (_, { documentId, locale, source }) => ({
    view: await translationView(documentId, locale, source, true),
  }),
);

/** What was translated before that is like a unit of the source, with the stories that it stands in. */
export const suggestFor = staffAction(
  { input: rememberedSchema },
  async (_, { desk, ...which }) => {
    const found = await remembered(which);
    const titles = await storyTitles(
      found.map(({ documentId }) => documentId),
      desk,
    );
    return {
      suggestions: found.map((each) => ({
        ...each,
        story: titles.get(each.documentId)?.title ?? "",
        href: storyPaths.translate(desk, each.documentId, which.locale),
      })),
    };
  },
);

/** Says that units hold for what their source says now, as it was seen. */
export const confirmUnits = staffAction({ input: confirmSchema }, (staff, which) =>
  confirm({ userId: staff.userId }, which),
);

/** Notes what units were made from. */
export const linkUnits = staffAction({ input: linkSchema }, (staff, which) =>
  link({ userId: staff.userId }, which),
);

/** Begins a translation from the structure of its source. */
export const begin = staffAction({ input: beginSchema }, async (staff, { desk, ...which }) => {
  await beginTranslation({ userId: staff.userId }, which);
  redirect(storyPaths.translate(desk, which.documentId, which.locale));
});
