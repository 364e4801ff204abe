import { notFound } from "next/navigation";
import { today } from "@/features/editorial/assignments/data";
import { receiptProgress, storyTitles } from "@/features/editorial/data";
import { personOfStaff } from "@/features/editorial/loaders";
import { presentIn } from "@/features/editorial/presence/presence";
import { one, pageNumber } from "@/features/staff/http/parameters";
import { requireStaff } from "@/features/staff/sign-in/session";
import { libraryPictures } from "@/features/writing/data";
import type { Locale } from "@/i18n/routing";
import { isUuid, sha256 } from "@/lib/patterns";
import {
  earlierVersions,
  filesOf,
  hashesOf,
  mediaOf,
  offersFor,
  replacementOf,
  textsShowing,
} from "./data";
import { libraryPage } from "./list/list";
import { reasonsAgainstLibraryAct } from "./policy";
import { filtersSchema, picturesOnPage } from "./schema";
import { type ProposedField, proposedFields } from "./words/fields";

/** What pages of the library call. */

type Query = Record<string, string | string[] | undefined>;

/** A page of the library, for whoever is signed in. */
export async function loadLibrary(locale: Locale, query: Query) {
  await requireStaff(locale);
  const filters = filtersSchema.parse(query);
  const page = pageNumber(query.page);
  const [day, found] = await Promise.all([today(), libraryPage(filters, page)]);
  return { day, filters, page, ...found };
}

/** So many of the texts that show it are listed. */
const mostUses = 100;

/** One picture or file with everything that is known of it; an unknown one is not found. */
export async function loadMedia(locale: Locale, hash: string) {
  const staff = await requireStaff(locale);
  const media = sha256.test(hash) ? await mediaOf(hash) : null;
  if (!media) notFound();
  const [day, uses, earlier, files, offers, [picture]] = await Promise.all([
    today(),
    textsShowing(hash, mostUses + 1),
    earlierVersions(hash),
    filesOf(hash),
    offersFor([hash], proposedFields),
    libraryPictures([hash], locale),
  ]);
  const ids = [...uses, ...offers.texts].map(({ documentId }) => documentId);
  const titles = await storyTitles(ids, locale);
  const person = personOfStaff(staff);
  const may = (act: "replace" | "delete") => reasonsAgainstLibraryAct(act, person).length === 0;
  return {
    staff,
    day,
    media,
    picture,
    files,
    earlier,
    offers,
    titles,
    uses: uses.slice(0, mostUses),
    moreUses: uses.length > mostUses,
    mayReplace: may("replace"),
    mayDelete: may("delete"),
  };
}

/** Texts that say something else of pictures than the library, as an address names these. */
export async function loadOffers(locale: Locale, query: Query) {
  await requireStaff(locale);
  const short = (one(query.pictures) ?? "").split(".").filter(Boolean).slice(0, picturesOnPage);
  const hashes = await hashesOf(short);
  const named = (one(query.fields) ?? "").split(".");
  const asked = proposedFields.filter((field) => named.includes(field));
  const fields: readonly ProposedField[] = asked.length > 0 ? asked : proposedFields;
  const [offers, pictures] = await Promise.all([
    offersFor(hashes, fields),
    libraryPictures(hashes, locale),
  ]);
  const titles = await storyTitles(
    offers.texts.map(({ documentId }) => documentId),
    locale,
  );
  return { hashes, fields, offers, pictures, titles };
}

/** A picture and what is to stand in its place, with what is left to be done. */
export async function loadReplacement(locale: Locale, hash: string, query: Query) {
  const staff = await requireStaff(locale, "editor");
  const by = one(query.with) ?? "";
  const found = await libraryPictures([hash, by], locale);
  const old = found.find((each) => each.hash === hash);
  if (!old) notFound();
  const chosen = by === hash ? undefined : found.find((each) => each.hash === by);
  if (!chosen)
    return { old, chosen, stories: [], more: false, titles: new Map(), present: new Map() };
  const { stories, more } = await replacementOf({ old: hash, new: by }, personOfStaff(staff));
  const ids = stories.map(({ documentId }) => documentId);
  const [titles, present] = await Promise.all([storyTitles(ids, locale), presentIn(ids)]);
  return { old, chosen, stories, more, titles, present };
}

/** What a replacement has changed for readers; that of something else is not found. */
export async function loadReplacementReceipt(locale: Locale, id: string) {
  await requireStaff(locale);
  const found = isUuid(id) ? await receiptProgress(id) : null;
  if (found?.verb !== "replace-picture") notFound();
  return found;
}
