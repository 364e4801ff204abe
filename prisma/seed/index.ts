import "@/features/publication/write/register-followers";
import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { systemPerson } from "@/features/audit/actors/actors";
import { refuseIf } from "@/features/audit/errors";
import { findOrBegin, keepAsHead } from "@/features/editorial/drafts/save-revision";
import { findText, lockDocument, openTexts } from "@/features/editorial/drafts/texts";
import { publishableOf } from "@/features/editorial/publishing/publishable";
import { takeBack } from "@/features/editorial/publishing/withdraw";
import { writePublications } from "@/features/editorial/publishing/write-publications";
import { contentSchema } from "@/features/editorial/schema";
import { keepDrawing, type Original } from "@/features/media/pictures/derive";
import { writeSettings } from "@/features/publication/write/publications";
import { writeSection } from "@/features/publication/write/sections";
import { type Locale, locales } from "@/i18n/routing";
import { disconnectAll } from "@/lib/db/disconnect";
import { editorialDb, type Transaction } from "@/lib/db/editorial";
import { compose, type SeedDocument } from "./compose";
import { documents, sections, settings } from "./content";
import { seedNames } from "./names";

/**
 * Fills an empty database with the site's first content: written to the
 * editorial store and published from there, as staff would do it. A database
 * with any document in it is left alone.
 */

const person = systemPerson("seed");

type Picture = { landscape: Original; portrait: Original | undefined };

async function seed(): Promise<void> {
  const db = editorialDb();
  if ((await db.document.count()) > 0) return;
  const pictures = await keepPictures();
  await db.$transaction(
    async (tx) => {
      // Two first starts at once: the second waits here and finds it done.
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('newsroom.seed'))`;
      if ((await tx.document.count()) > 0) return;
      await seedFrame(tx);
      await seedNames(tx);
      const media = await seedMedia(tx, pictures);
      const ids = new Map(documents.map(({ key }) => [key, randomUUID()]));
      for (const document of documents) await seedDocument(tx, document, { ids, pictures, media });
    },
    { timeout: 120_000 },
  );
  console.log(`${documents.length} documents in ${locales.length} languages`);
}

async function keepPictures(): Promise<Map<string, Picture>> {
  const keys = new Set(
    documents.flatMap((document) =>
      Object.values(document.translations).flatMap((text) => Object.keys(text.pictures)),
    ),
  );
  const kept = new Map<string, Picture>();
  for (const key of keys) {
    console.log(`picture ${kept.size + 1} of ${keys.size}: ${key}`);
    // Both at once: the largest rendition of one alone keeps a single processor busy.
    const [landscape, portrait] = await Promise.all([draw(key), draw(`${key}-portrait`)]);
    kept.set(key, { landscape, portrait });
  }
  return kept;
}

const draw = async (name: string) =>
  keepDrawing(await readFile(path.resolve("prisma/seed/pictures", `${name}.svg`)));

async function seedFrame(tx: Transaction): Promise<void> {
  for (const { key, position, texts } of sections) {
    const rows = Object.entries(texts).map(([locale, text]) => ({ locale, ...text }));
    await tx.section.create({ data: { key, position, texts: { create: rows } } });
    await writeSection(tx, { key, position, texts });
  }
  for (const locale of locales) {
    await tx.siteSettings.create({ data: { locale, ...settings[locale] } });
    await writeSettings(tx, locale, settings[locale]);
  }
}

/** @returns id of each picture's row by its key */
async function seedMedia(
  tx: Transaction,
  pictures: Map<string, Picture>,
): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const [key, { landscape, portrait }] of pictures) {
    const upright = portrait ? await tx.media.create({ data: portrait }) : undefined;
    const texts = locales.flatMap((locale) => {
      const text = documents
        .map((document) => document.translations[locale]?.pictures[key])
        .find((found) => found !== undefined);
      return text ? [{ locale, ...text }] : [];
    });
    const { id } = await tx.media.create({
      data: { ...landscape, portraitId: upright?.id ?? null, texts: { create: texts } },
    });
    ids.set(key, id);
  }
  return ids;
}

const day = (text: string | undefined) => (text ? new Date(`${text}T00:00:00Z`) : undefined);

type Known = {
  /** Ids by key. */
  ids: Map<string, string>;
  media: Map<string, string>;
  pictures: Map<string, Picture>;
};

/** The seed's stories are few and one matter: each is related to the others. */
function relatedTo({ key, kind }: SeedDocument, ids: Map<string, string>): string[] {
  if (kind === "PAGE") return [];
  const others = documents.filter((other) => other.kind === "ARTICLE" && other.key !== key);
  return others.flatMap((other) => ids.get(other.key) ?? []);
}

async function seedDocument(
  tx: Transaction,
  document: SeedDocument,
  { ids, media, pictures }: Known,
): Promise<void> {
  const { key, kind, section, position, translations } = document;
  const dates = {
    storyDate: new Date(`${document.storyDate}T00:00:00Z`),
    eventStart: day(document.eventStart),
    eventEnd: day(document.eventEnd),
  };
  const { id: documentId } = await tx.document.create({
    data: {
      id: ids.get(key),
      key,
      kind,
      position,
      ...dates,
      primaryLocale: "zh",
      ...(section ? { section: { connect: { key: section } } } : {}),
      ...(document.lead ? { leadMedia: { connect: { id: media.get(document.lead) } } } : {}),
    },
  });
  const hashes = Object.fromEntries(
    [...pictures].map(([name, { landscape }]) => [name, landscape.hash]),
  );
  for (const locale of locales) {
    const text = translations[locale];
    if (!text) continue;
    const { slug, title, shortTitle, summary, byline, source } = text;
    const body = compose(text.body, hashes);
    const content = contentSchema.parse({ slug, title, shortTitle, summary, body, byline, source });
    await keepAsHead(tx, person, await findOrBegin(tx, { documentId, locale }), {}, content);
    await publishSeed(tx, { documentId, locale, related: relatedTo(document, ids) });
    const live = await findText(tx, documentId, locale);
    if (live && text.withdrawnNotice) await takeBack(tx, person, live, text.withdrawnNotice);
  }
}

/** The first stories need no second person, whatever the settings ask of texts written here. */
async function publishSeed(
  tx: Transaction,
  { documentId, locale, related }: { documentId: string; locale: Locale; related: string[] },
): Promise<void> {
  const document = await lockDocument(tx, documentId);
  for (const text of await openTexts(tx, document, [locale])) {
    const publishable = await publishableOf(tx, document, text);
    refuseIf(publishable.reasons);
    await writePublications(
      tx,
      person,
      document,
      [{ text, verb: "publish", publishable }],
      related,
    );
  }
}

await seed().finally(disconnectAll);
