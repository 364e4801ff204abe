import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import type { Person } from "@/features/audit/actors/actors";
import { Refusal } from "@/features/audit/errors";
import { mayWithShare } from "@/features/editorial/policy";
import { opinionsOf } from "@/features/editorial/sharing/data";
import { takesPart } from "@/features/editorial/sharing/taking-part";
import { databaseRole } from "@/features/staff/policy";
import type { Staff } from "@/features/staff/sign-in/arrival";
import { pageLocale } from "@/i18n/locale";
import { isLocale, type Locale } from "@/i18n/routing";
import { type DocumentDetail, documentDetail, shareLinks } from "./data";
import { storyPaths } from "./paths";

/** What pages of the desk call about a story. */

/** Whoever is signed in, as the workflow knows people. */
export const personOfStaff = ({ userId, email, role }: Staff): Person => ({
  id: userId,
  name: email,
  role: databaseRole[role],
});

/**
 * A story with its languages. An unknown one is not found, and a deleted one
 * leads to where it can be brought back. Read once for a page and its title.
 */
export const loadStory = cache(async (documentId: string): Promise<DocumentDetail> => {
  try {
    return await documentDetail(documentId);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (error.code === "deleted") redirect(storyPaths.deletedOne(await pageLocale(), documentId));
    notFound();
  }
});

/** One language of a story, for its pages, whether anybody has begun it or not; what is no language is not found. */
export async function loadText(documentId: string, language: string) {
  if (!isLocale(language)) notFound();
  const detail = await loadStory(documentId);
  return { language, detail, text: detail.texts.find(({ locale }) => locale === language) };
}

/** What readers of a story's links said of it, or of one of its languages. */
export async function loadOpinions({ document, texts }: DocumentDetail, locale?: Locale) {
  const hashes = Object.fromEntries(texts.map((text) => [text.locale, text.publicHash]));
  const opinions = await opinionsOf(document.id, hashes);
  return locale ? opinions.filter((each) => each.locale === locale) : opinions;
}

/** Links for people without an account, with what has become of each, and what somebody may do with them. */
export async function loadShareLinks(documentId: string, staff: Staff) {
  const person = personOfStaff(staff);
  const [links, isOwn] = await Promise.all([shareLinks(documentId), takesPart(person, documentId)]);
  const now = new Date();
  const shown = links.map((link) => ({
    id: link.id,
    locale: link.locale as Locale,
    revisionNumber: link.revisionNumber,
    label: link.label,
    asksOpinion: link.asksOpinion,
    expiresAt: link.expiresAt,
    lastUsedAt: link.lastUsedAt,
    uses: link.uses,
    createdByName: link.createdByName,
    mayEnd: mayWithShare("end-share", person, link.createdById === staff.userId),
    state: link.revokedAt
      ? ("revoked" as const)
      : link.publishedAt
        ? ("published" as const)
        : link.expiresAt <= now
          ? ("expired" as const)
          : ("open" as const),
  }));
  return { links: shown, mayShare: mayWithShare("share", person, isOwn) };
}
