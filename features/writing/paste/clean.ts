import { onlyAllowed } from "./allowed";
import { honestHeadings, keepLines, settleBlocks, settleParagraphs } from "./blocks";
import { listsAsTheyAre, plainItems } from "./lists";
import { honestMarks } from "./marks";
import { all } from "./nodes";
import { ownMark } from "./own";
import { signPictures } from "./pictures";
import { readHtml } from "./read-html";
import { newTally, type Pasted, type Tally } from "./report";
import { type Rules, sayer } from "./said";
import { settleText } from "./spaces";
import { honestTables } from "./tables";
import { takeOutUnseen } from "./unseen";
import { wordLists } from "./word-lists";

/** Whether a picture is all that was copied: its file is on the clipboard as well. */
export function isOnePicture(html: string): boolean {
  const { body } = readHtml(html).page;
  return body.querySelectorAll("img").length === 1 && !body.textContent?.trim();
}

/** Nothing that is pasted may stand for one of our own signs (pictures.ts). */
const noncharacters = /[\ufdd0-\ufdef]/g;

/**
 * What Word, other programs and web pages put on the clipboard, made into the
 * plain HTML that the editor's parser reads: paragraphs, headings, lists,
 * quotations, tables and the marks of a text. Runs in a browser
 * (`DOMParser`). What it keeps, changes and leaves out, and which test holds
 * it to that: docs/pasting.md.
 */
export function cleanPasted(html: string): Pasted {
  const { page, rules } = readHtml(html.replace(noncharacters, ""));
  const { body } = page;
  const tally = newTally();
  // Only what this editor copied is taken by its own signs: others write `data-pm-slice`, too.
  if (body.querySelector(`[${ownMark}]`)) {
    onlyAllowed(body, true);
    return { html: body.innerHTML, left: [] };
  }
  cleanBody(body, rules, tally);
  return { html: body.innerHTML, left: tally.left() };
}

/**
 * The same for a part of a page that is not on a clipboard: an import reads
 * saved pages by it, so that what is pasted and what is imported is one text
 * (features/importing/html/body-of.ts). Changes the elements in their place.
 */
export function cleanBody(body: HTMLElement, rules: Rules, tally: Tally): void {
  const said = sayer(rules);
  takeOutUnseen(body, said, tally);
  signPictures(body, tally);
  wordLists(body, said, rules, tally);
  listsAsTheyAre(body, said, tally);
  honestHeadings(body, said);
  plainItems(body);
  honestTables(body, said, tally);
  honestMarks(body, said, tally);
  for (const node of all(body, "hr")) node.remove();
  keepLines(body);
  settleText(body);
  settleBlocks(body);
  settleParagraphs(body);
  onlyAllowed(body);
}
