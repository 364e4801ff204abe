import type { Quantity } from "@/features/facts/quantities/quantity";

export const isMoney = (measure: Quantity["measure"]) => measure.startsWith("money:");
const loose = new Set<Quantity["measure"]>([
  "count",
  "months",
  "seconds",
  "times",
  "part",
  "percent",
  "temperature",
  "fahrenheit",
]);
/** Measured by a unit that every language writes: where it is missing, it is lost. */
export const isPhysical = (measure: Quantity["measure"]) =>
  !isMoney(measure) && !loose.has(measure);

const month = 30.44 * 86_400;

/**
 * Whether two quantities are the same: 3 in the same measure, 2 by what
 * languages say differently (70 years and the 70th anniversary, a quarter and
 * 25 per cent), 0 for no.
 */
export function agreement(a: Quantity, b: Quantity): 0 | 2 | 3 {
  if (a.measure !== b.measure) return unlike(a, b) || unlike(b, a) ? 2 : 0;
  // Percentage points are no per cent; basis points are the same in another size.
  if (a.measure === "percent" && (a.unit === undefined) !== (b.unit === undefined)) return 0;
  return farApart(a, b) || !same(a, b, exactness(a, b)) ? 0 : 3;
}

/** Neither rounding nor conversion nor another reading makes them one: most of a long text are told by this alone. */
function farApart(a: Quantity, b: Quantity): boolean {
  if (a.high > a.low || b.high > b.low) return false;
  if (a.other !== undefined || b.other !== undefined) return false;
  return !near(a.low * a.factor, b.low * b.factor, 0.1);
}

type Measure = Quantity["measure"];
const share = new Set<Measure>(["percent", "part", "times"]);
const time = new Set<Measure>(["months", "seconds"]);
const warmth = new Set<Measure>(["temperature", "fahrenheit"]);

/** Whether numbers of two measures can agree at all. */
export const comparable = (a: Measure, b: Measure): boolean =>
  a === b ||
  [share, time, warmth].some((kind) => kind.has(a) && kind.has(b)) ||
  (a === "count" && (isMoney(b) || loose.has(b))) ||
  (b === "count" && (isMoney(a) || loose.has(a)));

/** Asked of each number with each: nothing is made here that is not needed. */
function unlike(a: Quantity, b: Quantity): boolean {
  switch (a.measure) {
    case "months":
      // A month and 30 days, a month and a half and six weeks.
      return b.measure === "seconds" && near(a.low * a.factor * month, b.low * b.factor, 0.09);
    case "temperature":
      return (
        b.measure === "fahrenheit" &&
        Math.abs(a.low * a.factor - ((b.low * b.factor - 32) * 5) / 9) <= 0.6
      );
    case "percent":
      if (b.measure === "part") return near(a.low, b.low * 100, 0.015);
      return (
        b.measure === "times" &&
        (near(a.low, (b.low - 1) * 100, 1e-6) || near(a.low, b.low * 100, 1e-6))
      );
    case "part":
      return b.measure === "times" && near(a.low, b.low, 1e-6);
    case "count":
      // An amount whose currency was said before, a duration that is an age: the figure alone is compared.
      return (
        (isMoney(b.measure) ||
          (loose.has(b.measure) && (b.measure !== "percent" || b.unit === "point"))) &&
        raw(a, b)
      );
    default:
      return false;
  }
}

const raw = (a: Quantity, b: Quantity) =>
  (a.low <= b.high && b.low <= a.high) || a.other === b.low || b.other === a.low;

function same(a: Quantity, b: Quantity, tolerance: number): boolean {
  const [x, y] = [a.factor, b.factor];
  if (near(a.low * x, b.low * y, tolerance)) return true;
  const [vagueA, vagueB] = [a.high > a.low, b.high > b.low];
  if ((vagueA || vagueB) && a.low * x <= b.high * y * 1.001 && b.low * y <= a.high * x * 1.001)
    return true;
  if (a.other !== undefined && near(a.other * x, b.low * y, tolerance)) return true;
  if (b.other !== undefined && near(b.other * y, a.low * x, tolerance)) return true;
  return rounded(a, b) || rounded(b, a);
}

const times = [1, 60, 3600, 86_400, 604_800, month, 12 * month];
const secondsOf = ({ measure, low, factor }: Quantity) =>
  measure === "months" ? low * factor * month : measure === "seconds" ? low * factor : undefined;

/** 24 days beside a day, six weeks beside half a year: the figure would be right in another unit of time. */
export function otherUnit(a: Quantity, b: Quantity): boolean {
  const fits = (x: Quantity, y: Quantity) => {
    const [whole, other] = [secondsOf(x), secondsOf(y)];
    return (
      whole !== undefined &&
      other !== undefined &&
      y.low > 1 &&
      times.some((each) => near(y.low * each, whole, 1e-6))
    );
  };
  return fits(a, b) || fits(b, a);
}

const near = (a: number, b: number, tolerance: number) =>
  Math.abs(a - b) <= tolerance * Math.max(Math.abs(a), Math.abs(b));

/** 2019.6 and 2019.60 are one; an acre and a hectare are converted, and rounded then. */
function exactness(a: Quantity, b: Quantity): number {
  if (a.unit === b.unit) return 1e-9;
  const ratio = Math.log10(a.factor / b.factor);
  const exact =
    Math.abs(ratio - Math.round(ratio)) < 1e-9 || a.measure === "seconds" || a.measure === "months";
  return exact ? 1e-9 : 0.015;
}

const figuresOf = (value: number) =>
  value.toPrecision(12).replace(/[.-]/g, "").replace(/^0+/, "").replace(/0+$/, "").length;

/** "About 126,000" for 126,350: rounded, and said so. */
function rounded(coarse: Quantity, exact: Quantity): boolean {
  if (coarse.limit !== "about" && coarse.limit !== "nearly") return false;
  const [a, b] = [coarse.low * coarse.factor, exact.low * exact.factor];
  const places = figuresOf(coarse.low);
  return (
    places >= 2 &&
    places + 2 <= figuresOf(exact.low) &&
    Number(b.toPrecision(places)) === Number(a.toPrecision(12))
  );
}
