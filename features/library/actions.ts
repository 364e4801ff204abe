"use server";

import "@/features/editorial/publishing/register-source-notes";
import "@/features/publication/write/register-followers";
import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { staffAction } from "@/features/staff/http/staff-action";
import { locales } from "@/i18n/routing";
import { libraryPaths } from "./paths";
import {
  approveSchema,
  deleteSchema,
  describeManySchema,
  describeSchema,
  offeredSchema,
  publishReplacedSchema,
  replaceSchema,
  submitSchema,
} from "./schema";
import { deleteMedia } from "./write/delete-media";
import { describeMany, describeMedia } from "./write/describe";
import { approveReplaced, publishReplaced, submitReplaced } from "./write/go-public";
import { draftOffered } from "./write/offer-drafts";
import { replaceInDrafts } from "./write/replace";
import { refusedOf } from "./write/several";

/** What staff do in the library. `desk` is the language of the desk. */

const desk = z.enum(locales);

/** What the library says of one picture. */
export const describeOne = staffAction({ input: describeSchema }, async ({ userId }, change) => {
  await describeMedia({ userId }, change);
  refresh();
  return {};
});

/** The same of several. */
export const describeSeveral = staffAction(
  { input: describeManySchema },
  async ({ userId }, change) => {
    const { changed } = await describeMany({ userId }, change);
    refresh();
    return { changed };
  },
);

/** Drafts that take over what the library says, each by itself. */
export const takeOffers = staffAction({ input: offeredSchema }, async ({ userId }, offered) => {
  const outcomes = await draftOffered({ userId }, offered);
  refresh();
  return { outcomes };
});

/** Drafts with another picture, of each story whole. */
export const draftReplaced = staffAction(
  { input: replaceSchema, role: "editor" },
  async ({ userId }, asked) => {
    const outcomes = await replaceInDrafts({ userId }, asked);
    refresh();
    return { outcomes };
  },
);

/** All texts of a replacement together, or none: `refused` says why, story by story. */
export const submitAllReplaced = staffAction({ input: submitSchema }, async ({ userId }, asked) => {
  const refused = await refusedOf(() => submitReplaced({ userId }, asked.texts));
  refresh();
  return { refused };
});

export const approveAllReplaced = staffAction(
  { input: approveSchema, role: "editor" },
  async ({ userId }, asked) => {
    const refused = await refusedOf(() => approveReplaced({ userId }, asked.texts));
    refresh();
    return { refused };
  },
);

export const publishAllReplaced = staffAction(
  { input: publishReplacedSchema.extend({ desk }), role: "editor" },
  async ({ userId }, { desk, ...asked }) => {
    let receiptId = "";
    const refused = await refusedOf(async () => {
      ({ receiptId } = await publishReplaced({ userId }, asked));
    });
    if (receiptId) redirect(libraryPaths.receipt(desk, receiptId));
    return { refused };
  },
);

/** Leads to the library, from which it is gone. */
export const deleteFromLibrary = staffAction(
  { input: deleteSchema.extend({ desk }), role: "editor" },
  async ({ userId }, { desk, ...asked }) => {
    await deleteMedia({ userId }, asked);
    redirect(`${libraryPaths.list(desk)}?deleted=1`);
  },
);
