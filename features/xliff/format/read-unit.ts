import type { Values } from "./read-xliff";
import { nestedPieces, type Token, withoutLayout } from "./tokens";
import type { XliffTarget, XliffUnit } from "./xliff";

export type UnitReader = {
  /** @returns false for what is to be passed over with all in it */
  open: (name: string, values: Values, line: number, isExact: boolean) => boolean;
  text: (words: string) => void;
  /** @returns false where the unit itself ends */
  close: (name: string) => boolean;
  unit: () => XliffUnit;
};

type Part = {
  tokens: Token[];
  isExact: boolean;
  /** Segments that a tool has divided it into, by their names, and whether they have words. */
  segments: Map<string, boolean>;
};

type Place = "source" | "seg-source" | "target";

/** Reads one trans-unit from the tags in it, one after the other. */
export function unitReader(values: Values, line: number): UnitReader {
  const parts: Partial<Record<Place, Part>> = {};
  let at: Place | undefined;
  let target: Pick<XliffTarget, "line" | "state" | "qualifier"> | undefined;
  /** What ends with each element that is open within the part. */
  const ends: { name: string; token?: Token; segment?: string; outer?: string }[] = [];
  let segment: string | undefined;
  const part = () => (at === undefined ? undefined : parts[at]);

  const openInline = (name: string, said: Values): boolean => {
    const here = part();
    if (!here) return false;
    const { id = "", ctype } = said;
    if (name === "mrk") {
      const own = said.mtype === "seg" ? (said.mid ?? "") : undefined;
      if (own !== undefined && !here.segments.has(own)) here.segments.set(own, false);
      ends.push({ name, ...(segment === undefined ? {} : { outer: segment }) });
      segment = own ?? segment;
      return true;
    }
    if (name === "g") {
      here.tokens.push({ open: id, key: `g ${ends.length} ${id}`, ctype });
      ends.push({ name, token: { close: `g ${ends.length} ${id}` } });
      return true;
    }
    // What they hold is a tool's own code, and no words of the text.
    const key = said.rid ?? id;
    if (name === "bx" || name === "bpt") here.tokens.push({ open: id, key, ctype });
    else if (name === "ex" || name === "ept") here.tokens.push({ close: key });
    else if (name === "x" || name === "ph") here.tokens.push({ alone: id, ctype });
    else here.tokens.push({ alone: id || name || "?", ctype: "x-unknown" });
    if (segment !== undefined && (name === "x" || name === "ph")) here.segments.set(segment, true);
    return false;
  };

  return {
    open(name, said, where, isExact) {
      if (at !== undefined) return openInline(name, said);
      if (name !== "source" && name !== "seg-source" && name !== "target") return false;
      // A second one is none of the unit's.
      if (parts[name]) return false;
      at = name;
      parts[name] = { tokens: [], isExact, segments: new Map() };
      if (name === "target") {
        const { state = "", "state-qualifier": qualifier = "" } = said;
        target = { line: where, state, qualifier };
      }
      return true;
    },
    text(words) {
      const here = part();
      if (!here) return;
      here.tokens.push({ text: words });
      if (segment !== undefined && words.trim() !== "") here.segments.set(segment, true);
    },
    close(name) {
      const end = ends.pop();
      if (end) {
        if (end.token) part()?.tokens.push(end.token);
        if (end.name === "mrk") segment = end.outer;
        return true;
      }
      if (at === undefined) return name !== "trans-unit";
      at = undefined;
      return true;
    },
    unit: () => ({
      id: values.id ?? "",
      resname: values.resname ?? "",
      extradata: values.extradata ?? "",
      line,
      isKept: values.translate === "no",
      isApproved: values.approved === "yes",
      source: piecesOf(parts.source).pieces,
      target: target && parts.target ? { ...target, ...targetOf(parts.target, parts) } : null,
    }),
  };
}

function piecesOf(part: Part | undefined) {
  return nestedPieces(part ? withoutLayout(part.tokens, part.isExact) : []);
}

function targetOf(part: Part, parts: Partial<Record<Place, Part>>) {
  const divided = parts["seg-source"]?.segments ?? new Map<string, boolean>();
  const wanted = [...divided].filter(([, hasWords]) => hasWords);
  const missing = wanted.filter(([name]) => part.segments.get(name) !== true);
  return {
    ...piecesOf(part),
    // A tool that has put the segments together again has marked none of them.
    missingSegments: part.segments.size > 0 ? missing.length : 0,
  };
}
