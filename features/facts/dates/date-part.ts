import { isFree } from "@/features/facts/quantities/spans";

/**
 * What a text says of when, in parts that two languages can be compared by: a
 * date is written with its year in one and without in the other.
 */
export type DatePart = {
  kind:
    | "day"
    | "month"
    | "year"
    | "weekday"
    | "quarter"
    | "half"
    | "decade"
    | "time"
    | "zone"
    | "part"
    | "phase";
  /** `04-02`, `--02` where the month is not said, `2019`, `3` for Wednesday, `Q1`, `870` minutes. */
  key: string;
  start: number;
  end: number;
  /** The night to Friday is Thursday's too. */
  other?: string;
  /** An hour that may be one of the afternoon: "at 10". */
  either?: true;
};

/** What a phrase says; where it stands is known by its match. */
export type SaidPart = Omit<DatePart, "start" | "end">;

const two = (value: number) => String(value).padStart(2, "0");

/** Collects parts, the first that takes a place keeps it. */
export class Parts {
  readonly found: DatePart[] = [];
  free(start: number, end: number): boolean {
    return isFree({ start, end }, this.found);
  }
  /** Several parts that one phrase says stand in one place. */
  add(start: number, end: number, parts: readonly SaidPart[]): void {
    if (parts.length === 0 || !this.free(start, end)) return;
    for (const part of parts) this.found.push({ ...part, start, end });
  }
  /**
   * Reads a text by one shape after the other.
   *
   * @param usual flags of a shape that names none
   * @returns takes a shape and what its groups say; a group that is not there is empty
   */
  reader(text: string, usual = "gu") {
    return (shape: string, read: (groups: string[]) => SaidPart[], flags = usual): void => {
      for (const match of text.matchAll(new RegExp(shape, flags))) {
        const groups = [...match].map((group) => group ?? "");
        this.add(match.index, match.index + match[0].length, read(groups));
      }
    };
  }
}

export const yearPart = (year: string | undefined): SaidPart[] =>
  year ? [{ kind: "year", key: year }] : [];

export const dayOf = (month: number, day: number): SaidPart[] =>
  month >= 1 && month <= 12 && day >= 1 && day <= 31
    ? [{ kind: "day", key: `${two(month)}-${two(day)}` }]
    : [];

/** @param half "pm" and the like have been read: none means that nothing was said */
export function timeOf(hour: number, minute: number, half: "am" | "pm" | undefined): SaidPart[] {
  if (hour > 24 || minute > 59) return [];
  const full = half === "pm" && hour < 12 ? hour + 12 : half === "am" && hour === 12 ? 0 : hour;
  const either = half === undefined && hour >= 1 && hour <= 12 ? { either: true as const } : {};
  // 24:00 and 0:00 are one moment.
  return [{ kind: "time", key: String((full * 60 + minute) % 1440), ...either }];
}

/** 2019-04-02, 2019/4/2, 2019.4.2 and, day first, 2.04.2019 */
export function numericDates(text: string, parts: Parts): void {
  for (const match of text.matchAll(
    /(?<![\d.,/-])((?:19|20)\d\d)([-/.])(\d{1,2})\2(\d{1,2})(?![\d/-])/g,
  )) {
    const [all, year = "", , month, day] = match;
    parts.add(match.index, match.index + all.length, [
      { kind: "year", key: year },
      ...dayOf(Number(month), Number(day)),
    ]);
  }
  for (const match of text.matchAll(
    /(?<![\d.,/-])(\d{1,2})[./](\d{1,2})[./]((?:19|20)\d\d)(?![\d/-])/g,
  )) {
    const [all, day, month, year = ""] = match;
    parts.add(match.index, match.index + all.length, [
      { kind: "year", key: year },
      ...dayOf(Number(month), Number(day)),
    ]);
  }
}
