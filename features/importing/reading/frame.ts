import type { Remark } from "@/features/importing/report/remark";
import { captionOf } from "./captions";
import { type Credits, readCredits } from "./credits";
import {
  breadcrumbs,
  isPager,
  isPlace,
  looksLikeName,
  plainName,
  sectionCalled,
} from "./known-words";
import type { Line } from "./lines";
import type { KnownSite, ReadOptions } from "./options";

export type Frame = {
  /** What is left: the text itself. */
  lines: Line[];
  title: string;
  credits: Credits;
  sectionKey: string | undefined;
};

/**
 * Takes off what stood around a text: breadcrumbs, the section's name (which
 * old pages repeat where a headline should be), the headline, credits, and
 * names of other parts of the site after the end.
 */
export function takeFrame(
  all: readonly Line[],
  { site, title: given }: ReadOptions,
  remark: (remark: Remark) => void,
): Frame {
  const lines = [...all];
  let sectionKey: string | undefined;
  let headline: string | undefined;
  const credits: Credits = {};
  const drop = (code: Remark["code"], line: Line, message: string) => {
    lines.splice(lines.indexOf(line), 1);
    remark({ code, message, line: line.number, text: line.text });
  };

  takeFoot(lines, site, drop, remark);
  for (let line = lines[0]; line; line = lines[0]) {
    const { number, text } = line;
    const crumbs = breadcrumbs(text, site);
    const section = sectionCalled(text, site);
    const found: Credits | undefined = readCredits(text);
    if (crumbs) {
      for (const crumb of crumbs) sectionKey = sectionCalled(crumb, site) ?? sectionKey;
      drop("breadcrumb-left-out", line, `Line ${number} is a line of breadcrumbs: left out.`);
    } else if (section) {
      sectionKey = section;
      drop(
        "section-name-left-out",
        line,
        `Line ${number} is the name of the section "${section}", not a headline: left out.`,
      );
    } else if (found) {
      Object.assign(credits, found);
      drop(
        "credit-found",
        line,
        `Line ${number} names ${Object.keys(found).join(", ")}: taken from the text.`,
      );
    } else if (headline === undefined && isHeadline(line, lines)) {
      headline = text;
      lines.shift();
    } else break;
  }
  const title = given ?? headline ?? "";
  tellOfHeadline(given, headline, remark);
  return { lines, title, credits, sectionKey };
}

/** Names of other parts of the site, and links to other pages, after the end of the text. */
function takeFoot(
  lines: Line[],
  site: KnownSite,
  drop: (code: Remark["code"], line: Line, message: string) => void,
  remark: (remark: Remark) => void,
): void {
  for (let last = lines.at(-1); last && lines.length > 1; last = lines.at(-1)) {
    const { number, text } = last;
    if (isPager(text)) {
      drop("pager-left-out", last, `Line ${number} led to other pages: left out.`);
    } else if (isPlace(text, site) || breadcrumbs(text, site)) {
      drop(
        "stray-line-left-out",
        last,
        `Line ${number}, the last one, names another part of the site ("${text}"): left out.`,
      );
    } else {
      const closed = !looksLikeName(text) || /[!?！？]$/u.test(text);
      if (closed || captionOf(text) !== undefined) return;
      remark({
        code: "last-line-doubtful",
        message: `Line ${number}, the last one, does not read like a sentence ("${text}"): kept, please check it.`,
        line: number,
        text,
      });
      return;
    }
  }
}

/** A name that something longer follows. */
function isHeadline(line: Line, lines: readonly Line[]): boolean {
  if (!looksLikeName(line.text) || captionOf(line.text) !== undefined) return false;
  return lines.slice(1).some(({ text }) => !looksLikeName(text));
}

function tellOfHeadline(
  given: string | undefined,
  found: string | undefined,
  remark: (remark: Remark) => void,
): void {
  if (found !== undefined && given !== undefined) {
    if (plainName(found) === plainName(given)) return;
    remark({
      code: "headline-replaced",
      message: `The file's headline "${found}" gave way to the one that was given.`,
      text: found,
    });
  } else if (found !== undefined) {
    remark({ code: "headline-found", message: `Headline: "${found}".`, text: found });
  } else if (given === undefined) {
    remark({
      code: "headline-missing",
      message:
        "No headline was found: one must be given with --title before this can be published.",
    });
  }
}
