"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { Refusal } from "@/features/audit/errors";
import { termsOfFile } from "@/features/glossary/files/terms-of-file";
import { UnreadableTerms } from "@/features/glossary/files/unreadable";
import { termSchema } from "@/features/glossary/schema";
import { importTerms, removeTerm, saveTerm } from "@/features/glossary/write/terms";
import { addressWith } from "@/features/staff/http/parameters";
import { staffAction } from "@/features/staff/http/staff-action";
import { staffPaths } from "@/features/staff/paths";
import { localeSchema } from "@/i18n/locale-schema";
import type { Locale } from "@/i18n/routing";

const back = (locale: Locale, done: string) =>
  redirect(addressWith(staffPaths.admin(locale, "glossary"), { done }));

/** Forms as people type them: one a line. */
const lines = z
  .string()
  .max(5000)
  .default("")
  .transform((text) =>
    text
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter(Boolean),
  );

export const changeTerm = staffAction(
  {
    role: "editor",
    input: z.object({
      locale: localeSchema,
      id: z.uuid().optional(),
      zh: lines,
      en: lines,
      ru: lines,
      notZh: lines,
      notEn: lines,
      notRu: lines,
      note: z.string().max(500).default(""),
      public: z.literal("1").optional(),
      implied: z.literal("1").optional(),
      act: z.enum(["save", "remove"]).default("save"),
    }),
  },
  async ({ userId }, { locale, id, act, ...given }) => {
    if (act === "remove" && id) {
      await removeTerm({ userId }, id);
      return back(locale, "term-removed");
    }
    const term = termSchema.parse({
      forms: { zh: given.zh, en: given.en, ru: given.ru },
      forbidden: { zh: given.notZh, en: given.notEn, ru: given.notRu },
      note: given.note,
      public: given.public === "1",
      implied: given.implied === "1",
    });
    await saveTerm({ userId }, id, term);
    return back(locale, "term");
  },
);

/** More than any glossary of a house needs. */
const largestFileBytes = 700_000;

const unreadable = (text: string, row = 1) =>
  new Refusal([{ code: "terms-unreadable", detail: { row, text } }]);

/** All of a file or nothing of it; a bad one says in which row. */
export const importGlossary = staffAction(
  {
    role: "editor",
    input: z.object({ locale: localeSchema, file: z.instanceof(File) }),
  },
  async ({ userId }, { locale, file }) => {
    if (file.size > largestFileBytes) throw unreadable(file.name, undefined);
    try {
      await importTerms({ userId }, termsOfFile(await file.text()));
    } catch (error) {
      throw error instanceof UnreadableTerms ? unreadable(error.message, error.row) : error;
    }
    return back(locale, "terms");
  },
);
