import type { Reason } from "@/features/audit/errors";
import { jsonHash } from "@/features/editorial/drafts/json-hash";
import {
  type OpenDocument,
  type Revision,
  type Text,
  unmendedCopy,
  wordsOfPicture,
} from "@/features/editorial/drafts/texts";
import type { Verb } from "@/features/editorial/workflow";
import { savedName } from "@/features/media/intake/document-types";
import { isMeasured, middle } from "@/features/media/pictures/renditions";
import { shownPictures } from "@/features/publication/body/figures";
import { filesIn, type OfferedFile } from "@/features/publication/body/files";
import { isSlug, paths } from "@/features/publication/routes/paths";
import { type Body, keptBodySchema } from "@/features/publication/schema";
import type { PictureInput } from "@/features/publication/write/pictures";
import type { Transaction } from "@/lib/db/editorial";
import { isBlank } from "@/lib/text/seen";

/** What a text would be to the public, and everything that keeps it from being that. */
export type Publishable = {
  /** Of all that readers would see: text, address, dates, section, pictures with their words. */
  publicHash: string;
  pictures: PictureInput[];
  files: OfferedFile[];
  body: Body;
  reasons: Reason[];
};

/** One language that is to become public. */
export type Release = {
  text: Text;
  verb: Extract<Verb, "publish" | "update" | "republish" | "schedule" | "release">;
  changeNote?: string | undefined;
  /** Why it becomes public although it is behind what readers have of its source. */
  behindReason?: string | undefined;
  /** What it must be: what the caller has seen, or what was scheduled. */
  publicHash?: string | undefined;
};

/** One that nothing keeps from becoming public, with what readers would see. */
export type ValidatedRelease = Release & { publishable: Publishable };

const noBody: Body = { type: "doc", content: [] };

/**
 * The newest revision of a text, with its words for its pictures, and what
 * stands outside it: the document's section, dates and lead picture. An
 * approval is bound to the hash of it all.
 */
export async function publishableOf(
  tx: Transaction,
  document: OpenDocument,
  text: Text,
): Promise<Publishable> {
  const { locale, head } = text;
  const reasons: Reason[] = [];
  const parsed = keptBodySchema.safeParse(head?.body);
  const body = parsed.success ? parsed.data : noBody;
  if (!head) reasons.push({ code: "no-revision" });
  else if (head.erasedAt) reasons.push({ code: "revision-erased" });
  else {
    if (!parsed.success) reasons.push({ code: "body-invalid" });
    if (isBlank(head.title)) reasons.push({ code: "title-missing" });
    reasons.push(...(await addressReasons(tx, document, text, head)));
  }
  // What was scheduled was approved before, and is bound to its own revision.
  const unmended = text.states.editorial === "SCHEDULED" ? undefined : await unmendedCopy(tx, text);
  if (unmended !== undefined) reasons.push({ code: "save-refused", detail: unmended });
  const { eventStart, eventEnd } = document;
  if (eventEnd && (!eventStart || eventEnd < eventStart))
    reasons.push({ code: "event-ends-before-it-starts" });

  const { pictures, missing } = await picturesOf(tx, document, text, body);
  for (const hash of missing) reasons.push({ code: "picture-unknown", detail: hash });
  for (const { hash, alt } of pictures)
    if (isBlank(alt)) reasons.push({ code: "picture-without-alt", detail: hash });

  const { files, unknown } = await filesOf(tx, body);
  for (const hash of unknown) reasons.push({ code: "file-unknown", detail: hash });

  // Without any they are left out of the hash, so that approvals from before there were files still match.
  const offered = files.length > 0 ? { files } : {};
  return {
    publicHash: jsonHash({ ...shownOf(document, head), body, pictures, ...offered }),
    pictures,
    files,
    body,
    reasons: reasons.map((reason) => ({ ...reason, locale })),
  };
}

function shownOf(document: OpenDocument, head: Revision | null) {
  const { kind, section, storyDate, eventStart, eventEnd, position } = document;
  const { slug, title, summary, byline, source } = head ?? {};
  const days = { storyDate, eventStart, eventEnd };
  // An empty one is left out of the hash, so that approvals from before there was this field still match.
  const short = head?.shortTitle ? { shortTitle: head.shortTitle } : {};
  const words = { slug, title, ...short, summary, byline, source };
  return { kind, section: section?.key, position, ...days, ...words };
}

async function addressReasons(
  tx: Transaction,
  { kind, id, section }: OpenDocument,
  { locale }: Text,
  { slug }: Revision,
): Promise<Reason[]> {
  if (kind === "ARTICLE" && !section) return [{ code: "section-missing" }, ...slugReasons(slug)];
  const named = section
    ? await tx.publishedSection.findUnique({ where: { key_locale: { key: section.key, locale } } })
    : undefined;
  if (kind === "ARTICLE" && !named)
    return [
      { code: "section-unknown", ...(section ? { detail: section.key } : {}) },
      ...slugReasons(slug),
    ];
  const wrong = slugReasons(slug);
  if (wrong.length > 0) return wrong;
  const path =
    named && kind === "ARTICLE"
      ? paths.article(locale, named.slug, slug)
      : paths.corporate(locale, slug);
  const holder = await tx.publicPath.findUnique({ where: { path } });
  const taken = holder && holder.state !== "REDIRECT" && holder.documentId !== id;
  return taken ? [{ code: "slug-taken", detail: path }] : [];
}

function slugReasons(slug: string): Reason[] {
  if (!slug) return [{ code: "slug-missing" }];
  return isSlug(slug) ? [] : [{ code: "slug-invalid", detail: slug }];
}

/** Pictures in the order in which readers meet them: the lead first. */
async function picturesOf(
  tx: Transaction,
  { leadMedia }: OpenDocument,
  { locale, head }: Text,
  body: Body,
) {
  const hashes = shownPictures(body, leadMedia?.hash);
  const media = await tx.media.findMany({
    where: { hash: { in: hashes } },
    include: { portrait: true, texts: { where: { locale } } },
  });
  const byHash = new Map(media.map((each) => [each.hash, each]));
  const pictures = hashes.flatMap((hash): PictureInput[] => {
    const found = byHash.get(hash);
    if (!found || !isMeasured(found)) return [];
    const { width, height, placeholder, portrait, texts, focalX, focalY } = found;
    return [
      {
        hash,
        lead: hash === leadMedia?.hash,
        width,
        height,
        placeholder,
        ...(portrait && isMeasured(portrait)
          ? { portrait: { hash: portrait.hash, width: portrait.width, height: portrait.height } }
          : {}),
        ...wordsOfPicture(hash, head?.pictureWords ?? [], texts),
        // Without a chosen point it is left out of the hash, so that approvals from before there were points still match.
        ...(focalX === middle.focalX && focalY === middle.focalY ? {} : { focalX, focalY }),
      },
    ];
  });
  return { pictures, missing: hashes.filter((hash) => !byHash.has(hash)) };
}

/** Files that the text offers, with what readers are told of them. */
export async function filesOf(
  tx: Pick<Transaction, "media">,
  body: Body,
): Promise<{ files: OfferedFile[]; unknown: string[] }> {
  const named = filesIn(body);
  if (named.length === 0) return { files: [], unknown: [] };
  const hashes = named.map(({ hash }) => hash);
  const media = await tx.media.findMany({ where: { kind: "FILE", hash: { in: hashes } } });
  const byHash = new Map(media.map((each) => [each.hash, each]));
  const files = named.flatMap(({ hash, title }): OfferedFile[] => {
    const found = byHash.get(hash);
    if (!found) return [];
    const { name, mime, bytes, pages, language } = found;
    return [{ hash, name: savedName(name, mime), mime, bytes: bytes ?? 0, pages, language, title }];
  });
  return { files, unknown: hashes.filter((hash) => !byHash.has(hash)) };
}
