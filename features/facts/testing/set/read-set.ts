import { readFileSync } from "node:fs";
import path from "node:path";
import type { FactKind, FactText } from "@/features/facts/schema";
import { type Locale, locales } from "@/i18n/routing";
import { withLinks } from "./with-links";

/**
 * The labelled set. Each group is one statement in three languages. Clean
 * pairs are made of it in all six directions by turns; each seeded fault gives
 * one pair, of the text that has it with one of the other two.
 */
export type LabelledPair = {
  id: string;
  source: FactText;
  target: FactText;
  /** What was seeded; none for a clean pair. */
  faults: FactKind[];
};

export type Half = "seen" | "unseen" | "hostile" | "newsroom" | "desk" | "wire" | "briefs";

type Group = {
  texts: Record<Locale, string>;
  faults: { locale: Locale; changes: { kind: FactKind; from: string; to: string }[] }[];
};

/** @throws Error for a fault whose words do not stand in its text: a label that seeds nothing would count as missed */
export function readSet(half: Half): LabelledPair[] {
  const file = path.join(import.meta.dirname, `${half}.txt`);
  return groupsOf(readFileSync(file, "utf8")).flatMap(pairsOf);
}

function groupsOf(file: string): Group[] {
  return file
    .split(/\n\s*\n/)
    .map((part) => part.split("\n").filter((line) => line && !line.startsWith("#")))
    .filter((lines) => lines.length > 0)
    .map((lines) => {
      const group: Group = { texts: { zh: "", en: "", ru: "" }, faults: [] };
      for (const line of lines) {
        const [head = "", rest = ""] = [line.slice(0, 2), line.slice(3)];
        if (line.startsWith("! ")) group.faults.push(faultOf(line));
        else if ((locales as readonly string[]).includes(head)) group.texts[head as Locale] = rest;
        else throw new Error(`A line of the set is neither a text nor a fault: ${line}`);
      }
      return group;
    });
}

function faultOf(line: string): Group["faults"][number] {
  const [, locale = "", rest = ""] = /^! (zh|en|ru) (.*)$/.exec(line) ?? [];
  const changes = rest.split(" ; ").map((each) => {
    const [, kind = "", from = "", to = ""] = /^(\w+) (.*?) =>(?: (.*))?$/.exec(each) ?? [];
    if (!from) throw new Error(`A fault of the set cannot be read: ${line}`);
    return { kind: kind as FactKind, from, to };
  });
  return { locale: locale as Locale, changes };
}

const directions: readonly (readonly [Locale, Locale])[] = [
  ["zh", "en"],
  ["en", "ru"],
  ["ru", "zh"],
  ["en", "zh"],
  ["ru", "en"],
  ["zh", "ru"],
];

function pairsOf({ texts, faults }: Group, number: number): LabelledPair[] {
  const side = (lang: Locale, words = texts[lang]): FactText => ({ lang, text: withLinks(words) });
  const clean = [0, 1, 2].map((turn): LabelledPair => {
    const [from, to] = directions[(turn + 3 * (number % 2)) % 6] ?? ["zh", "en"];
    return { id: `${number}-${from}-${to}`, source: side(from), target: side(to), faults: [] };
  });
  const faulty = faults.map(({ locale, changes }, index): LabelledPair => {
    const others = locales.filter((each) => each !== locale);
    const other = others[(number + index) % 2] ?? "en";
    const spoilt = changes.reduce((text, { from, to }) => {
      if (text.includes(from)) return text.replace(from, () => to);
      throw new Error(`Seeded words do not stand in the ${locale} text: ${from}`);
    }, texts[locale]);
    const [faultyOne, sound] = [side(locale, spoilt), side(other)];
    const first = Math.floor(number / 2) % 2 === 0;
    return {
      id: `${number}-fault-${index}`,
      source: first ? faultyOne : sound,
      target: first ? sound : faultyOne,
      faults: changes.map(({ kind }) => kind),
    };
  });
  return [...clean, ...faulty];
}
