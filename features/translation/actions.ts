"use server";

import { redirect } from "next/navigation";
import { storyTitles } from "@/features/editorial/data";
import { storyPaths } from "@/features/editorial/paths";
import { staffAction } from "@/features/staff/http/staff-action";
import { proposedMatching, translationNews } from "./data";
import { machineName } from "./machine/settings";
import { remembered } from "./memory/data";
import {
  beginSchema,
  beginWithTextSchema,
  confirmSchema,
  linkSchema,
  matchSchema,
  newsSchema,
  rememberedSchema,
  takeSchema,
} from "./schema";
import { beginTranslation, beginWithText } from "./write/begin";
import { confirm } from "./write/confirm";
import { link } from "./write/link";
import { takeMachineWords } from "./write/take-machine-words";

/** What a text's source says now, and how the text stands to it, where it is not what is known already. */
export const readTranslation = staffAction(
  { input: newsSchema },
  async (_, { known, ...which }) => ({
    news: await translationNews(which, known),
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

/** Notes that a unit is about to get a machine's words. */
export const takeFromMachine = staffAction({ input: takeSchema }, async (staff, which) => {
  await takeMachineWords({ userId: staff.userId }, { ...which, tool: machineName() ?? "" });
  return {};
});

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

/** How a text that comes from elsewhere seems to fit the source. Nothing of it is kept. */
export const proposeMatching = staffAction(
  { input: matchSchema },
  async (_, { documentId, source, content }) => ({
    matching: await proposedMatching(documentId, source, content),
  }),
);

/** Begins a translation with a text that comes from elsewhere, as it was matched. */
export const beginFromText = staffAction(
  { input: beginWithTextSchema },
  async (staff, { desk, ...which }) => {
    await beginWithText({ userId: staff.userId }, which);
    return { href: storyPaths.translate(desk, which.documentId, which.locale) };
  },
);
