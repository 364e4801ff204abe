import type { Piece } from "@/features/xliff/codes/pieces";

/** What of a file the site reads, as it stands there. */
export type XliffUnit = {
  id: string;
  resname: string;
  extradata: string;
  line: number;
  /** `translate="no"`. */
  isKept: boolean;
  isApproved: boolean;
  source: Piece[];
  target: XliffTarget | null;
};

export type XliffTarget = {
  line: number;
  pieces: Piece[];
  /** As the tool set it; empty where it set none. */
  state: string;
  qualifier: string;
  /** Segments of the source for which the target has no words. */
  missingSegments: number;
  /** Codes that overlap, or that only begin or only end. */
  torn: string[];
};

export type XliffFile = {
  line: number;
  original: string;
  sourceLanguage: string;
  targetLanguage: string;
  buildNum: string;
  units: XliffUnit[];
};

/** What cannot be a trans-unit's own: pictures and other binary parts. */
export type Xliff = { files: XliffFile[]; binaryUnits: number };

/** Of a unit's, in the standard's own place for what a tool must keep: see `noteOf`. */
export type UnitNote = {
  /** Hash of the source's words, and of the translation's when the file was written. */
  source?: string | undefined;
  target?: string | undefined;
  /** The unit of the translation, where it is called otherwise. */
  into?: string | undefined;
};

export const noteText = ({ source, target, into }: UnitNote): string =>
  [
    ...(source ? [`source=${source}`] : []),
    ...(target ? [`target=${target}`] : []),
    ...(into ? [`into=${into}`] : []),
  ].join(" ");

export function noteOf(extradata: string): UnitNote {
  const said = new Map(
    extradata.split(/\s+/).map((part) => {
      const at = part.indexOf("=");
      return [part.slice(0, at), part.slice(at + 1)];
    }),
  );
  return { source: said.get("source"), target: said.get("target"), into: said.get("into") };
}

export const namespace = "urn:oasis:names:tc:xliff:document:1.2";
