import { useLocale } from "next-intl";
import type { ReactNode } from "react";
import { headlinePieces } from "@/components/ui/headline-pieces";
import { Unbroken } from "@/components/ui/unbroken";
import type { Marked } from "@/features/search/query/snippet";

type Props = {
  text: Marked;
  /** A title: breaks as headlines do. */
  headline?: boolean;
};

/** Every other part is a match. */
export function Marks({ text, headline = false }: Props) {
  const breaks = breaksOf(useLocale(), headline ? text.join("") : "");
  let at = 0;
  const parts = text.map((part, index): ReactNode => {
    const start = at;
    at += part.length;
    const key = `${index}`;
    const set = <Part key={key} text={part} start={start} breaks={breaks} />;
    return index % 2 === 1 ? <mark key={key}>{set}</mark> : set;
  });
  return breaks.size > 0 ? <span className="headline">{parts}</span> : parts;
}

/** Where the pieces of a title begin, the first one left out. */
function breaksOf(locale: Parameters<typeof headlinePieces>[0], title: string): Set<number> {
  const starts = new Set<number>();
  let at = 0;
  for (const piece of headlinePieces(locale, title).slice(0, -1)) {
    at += piece.length;
    starts.add(at);
  }
  return starts;
}

type PartProps = { text: string; start: number; breaks: ReadonlySet<number> };

/** A part of a title that begins at a place of it, with its breaks. */
function Part({ text, start, breaks }: PartProps) {
  if (breaks.size === 0) return <Unbroken text={text} />;
  const places = [...breaks].map((each) => each - start).filter((each) => each >= 0);
  const inside = places.filter((each) => each < text.length);
  return [0, ...inside].map((from, index): ReactNode => {
    const run = text.slice(from, inside[index]);
    const key = `${index}`;
    return index === 0 ? run : [<wbr key={key} />, run];
  });
}
