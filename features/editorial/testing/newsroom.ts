import "@/features/editorial/publishing/register-source-notes";
import "@/features/publication/write/register-followers";
import { randomUUID } from "node:crypto";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Actor } from "@/features/audit/actors/actors";
import type { States } from "@/features/audit/log/states";
import { documentDetail } from "@/features/editorial/data";
import { createDocument } from "@/features/editorial/drafts/documents";
import { saveRevision } from "@/features/editorial/drafts/save-revision";
import { publish } from "@/features/editorial/publishing/publish";
import { withdraw } from "@/features/editorial/publishing/withdraw";
import { approve, submit } from "@/features/editorial/review/review";
import { schedule } from "@/features/editorial/schedules/schedule";
import type { ContentInput, DocumentInput } from "@/features/editorial/schema";
import type { Body } from "@/features/publication/schema";
import { writeSection } from "@/features/publication/write/sections";
import { type Locale, locales } from "@/i18n/routing";
import { editorialDb } from "@/lib/db/editorial";

/** A newsroom for tests: four who act, one section, and texts in any state. */

export const cli: Actor = { system: "cli" };

export type Staff = Record<"author" | "editor" | "admin", { userId: string }>;

export async function hireStaff(): Promise<Staff> {
  const hire = async (role: "AUTHOR" | "EDITOR" | "ADMIN") => {
    const email = `${role.toLowerCase()}-${randomUUID()}@example.com`;
    const { id } = await editorialDb().user.create({ data: { name: role, email, role } });
    return { userId: id };
  };
  return {
    author: await hire("AUTHOR"),
    editor: await hire("EDITOR"),
    admin: await hire("ADMIN"),
  };
}

/** A section `works`, named in all languages, and a data folder of the test's own. */
export async function openSection(key = "works"): Promise<void> {
  process.env.DATA_DIR = await mkdtemp(path.join(tmpdir(), "newsroom-test-"));
  await editorialDb().$transaction(async (tx) => {
    await tx.section.upsert({ where: { key }, create: { key }, update: {} });
    const text = { name: key, slug: key, description: "" };
    await writeSection(tx, {
      key,
      position: 1,
      texts: Object.fromEntries(locales.map((locale) => [locale, text])),
    });
  });
}

export const paragraphs = (...texts: string[]): Body => ({
  type: "doc",
  content: texts.map((text, index) => ({
    type: "paragraph",
    attrs: { id: `b${index + 1}` },
    content: [{ type: "text", text }],
  })),
});

export function content(change: Partial<ContentInput> = {}): ContentInput {
  return {
    slug: `a-story-${randomUUID().slice(0, 8)}`,
    title: "A story",
    summary: "About nothing.",
    body: paragraphs("Text."),
    ...change,
  };
}

export async function newDocument(change: Partial<DocumentInput> = {}): Promise<string> {
  const { documentId } = await createDocument(cli, {
    kind: "ARTICLE",
    primaryLocale: "en",
    sectionKey: "works",
    storyDate: "2020-01-10",
    ...change,
  });
  return documentId;
}

/** Saves over whatever is there. @returns the new version */
export async function write(
  actor: Actor,
  documentId: string,
  locale: Locale,
  text: Partial<ContentInput> = {},
): Promise<number> {
  const { texts } = await documentDetail(documentId);
  const now = texts.find((each) => each.locale === locale);
  const kept = now?.head ? { slug: now.head.slug, title: now.head.title } : {};
  const result = await saveRevision(actor, {
    documentId,
    locale,
    basedOn: now?.version ?? 0,
    content: content({ ...kept, ...text }),
  });
  if (result.outcome !== "saved") throw new Error(`not saved: ${result.reason}`);
  return result.version;
}

/** Every language, as the verbs take them. */
export const everywhere = locales.map((locale) => ({ locale }));

/** A new document with a draft in every language. @returns its id */
export async function textsEverywhere(actor: Actor): Promise<string> {
  const documentId = await newDocument();
  for (const locale of locales) await write(actor, documentId, locale);
  return documentId;
}

/** The hash to approve or publish by. */
export async function hashOf(documentId: string, locale: Locale): Promise<string> {
  const { texts } = await documentDetail(documentId);
  return texts.find((each) => each.locale === locale)?.publicHash ?? "";
}

export async function statesOf(documentId: string, locale: Locale): Promise<States | undefined> {
  const { texts } = await documentDetail(documentId);
  return texts.find((each) => each.locale === locale)?.states;
}

/** A text brought into a pair of states by those whose work it is. Two revisions at least. */
export async function textIn(
  staff: Staff,
  states: States,
  locale: Locale = "en",
): Promise<{ documentId: string; locale: Locale }> {
  const documentId = await newDocument();
  const which = { documentId, locale };
  const approveIt = async () => {
    await submit(staff.author, which);
    await approve(staff.editor, { ...which, publicHash: await hashOf(documentId, locale) });
  };
  await write(staff.author, documentId, locale, { body: paragraphs("First.") });
  await write(staff.author, documentId, locale, { body: paragraphs("Second.") });
  if (states.public !== "NONE") {
    await approveIt();
    await publish(staff.editor, { documentId, texts: [{ locale }] });
    if (states.public === "WITHDRAWN") {
      await withdraw(staff.editor, { documentId, texts: [{ locale, notice: "Taken back." }] });
    }
    await write(staff.author, documentId, locale, { body: paragraphs("Third.") });
  }
  if (states.editorial === "DRAFT") return which;
  if (states.editorial === "IN_REVIEW") {
    await submit(staff.author, which);
    return which;
  }
  await approveIt();
  if (states.editorial === "SCHEDULED") {
    await schedule(staff.editor, {
      documentId,
      texts: [{ locale }],
      localTime: "2099-01-05T09:00",
      zone: "Asia/Shanghai",
    });
  }
  return which;
}
