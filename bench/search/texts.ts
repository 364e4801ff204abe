import { planCorpus } from "@/bench/corpus/plan";
import { Random } from "@/bench/corpus/random";
import { textOf } from "@/bench/corpus/text";
import { plainText } from "@/features/publication/body/body-text";
import { type Locale, locales } from "@/i18n/routing";
import { compose } from "@/prisma/seed/compose";
import { documents } from "@/prisma/seed/content";
import { halves, madeOf } from "./golden";
import type { JudgedText } from "./judge";

/** Generated documents around the golden ones: what an answer must stand out from. */
const fillerDocuments = 150;

export type CorpusText = JudgedText & { day: string; section: string | null; page: boolean };

/** The site's first content, as far as it is live. */
export function seedTexts(): CorpusText[] {
  const hashes = new Proxy({}, { get: () => "a".repeat(64) });
  return documents.flatMap((document) =>
    locales.flatMap((locale) => {
      const text = document.translations[locale];
      if (!text || text.withdrawnNotice) return [];
      return [
        {
          key: `seed-${document.key}`,
          locale,
          day: document.storyDate,
          title: text.title,
          summary: text.summary,
          captions: Object.values(text.pictures).map(({ caption }) => caption),
          body: plainText(compose(text.body, hashes)),
          section: document.section ?? null,
          page: document.kind === "PAGE",
        },
      ];
    }),
  );
}

/** The artificial texts of both halves: each half is asked among the texts of both. */
export function goldenTexts(): CorpusText[] {
  return halves.flatMap((half) =>
    madeOf(half).texts.map(({ caption, body, ...text }) => ({
      ...text,
      captions: caption ? [caption] : [],
      body: body.join("\n"),
      section: "golden",
      page: false,
    })),
  );
}

export function fillerTexts(count = fillerDocuments): CorpusText[] {
  const seed = "golden";
  return planCorpus({ documents: count, seed, languages: [...locales] }, []).flatMap((planned) =>
    (Object.keys(planned.states) as Locale[]).map((locale) => {
      const random = new Random(seed, planned.number, locale);
      const { title, summary, body } = textOf(locale, planned.number, random, undefined);
      return {
        key: planned.key,
        locale,
        day: planned.storyDate.toISOString().slice(0, 10),
        title,
        summary,
        captions: [],
        body: plainText(body),
        section: planned.section,
        page: false,
      };
    }),
  );
}
