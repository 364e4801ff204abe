import type { Body } from "@/features/publication/schema";
import type { Locale } from "@/i18n/routing";
import type { Random } from "./random";
import { type Language, vocabulary } from "./words";

export type Text = { title: string; summary: string; body: Body };

/** @param picture hash of a picture that stands in the text, if any */
export function textOf(
  locale: Locale,
  number: number,
  random: Random,
  picture: string | undefined,
): Text {
  const language = vocabulary[locale];
  const [, ...words] = phrase(language, random);
  return {
    title: language.title(number, words.join(language.join)),
    summary: language.summary(number),
    body: bodyOf(language, random, picture),
  };
}

function bodyOf(language: Language, random: Random, picture: string | undefined): Body {
  const blocks: Body["content"] = [];
  const id = () => `c${blocks.length + 1}`;
  const inline = (text: string) => [{ type: "text" as const, text }];
  const paragraph = (text: string, of = id()) => ({
    type: "paragraph" as const,
    attrs: { id: of },
    content: inline(text),
  });
  blocks.push(paragraph(language.opening));
  const length = random.between(5, 16);
  for (let index = 1; index <= length; index++) {
    if (index % 5 === 0) {
      blocks.push({
        type: "heading",
        attrs: { id: id(), level: 2 },
        content: inline(language.heading),
      });
    }
    if (index === 3 && picture) blocks.push({ type: "figure", attrs: { id: id(), picture } });
    if (random.chance(0.06)) {
      const own = id();
      const text = sentence(language, random).trim();
      blocks.push({
        type: "blockquote",
        attrs: { id: own },
        content: [paragraph(text, `${own}-1`)],
      });
    } else if (random.chance(0.07)) {
      const own = id();
      const items = Array.from({ length: random.between(3, 6) }, (_, item) => ({
        type: "listItem" as const,
        content: [paragraph(sentence(language, random).trim(), `${own}-${item + 1}`)],
      }));
      blocks.push({ type: "bulletList", attrs: { id: own }, content: items });
    } else blocks.push(paragraph(sentences(language, random)));
  }
  return { type: "doc", content: blocks };
}

function sentences(language: Language, random: Random): string {
  const count = random.between(...language.sentences);
  return Array.from({ length: count }, () => sentence(language, random))
    .join("")
    .trim();
}

function sentence(language: Language, random: Random): string {
  const text = phrase(language, random).join(language.join);
  return text.charAt(0).toUpperCase() + text.slice(1) + language.end;
}

const phrase = (language: Language, random: Random) =>
  language.parts.map((part) => random.one(part));
