/**
 * How much a decoded text looks like one that somebody wrote in Chinese,
 * English or Russian: what tells the right encoding from the others that can
 * read the same bytes. A single-byte encoding reads anything, so that a
 * decoder without complaints proves nothing.
 */

/** Between them more than half of any running Chinese text, simplified or traditional. */
const frequentHan = new Set(
  "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运筑设计集团宝鹰工程项目企业装饰访问這個們來為國說時會對過發後裡種經麼學現當沒動還進樣實軍無與長業將兩間問點機關體見產報結聲員處義條題爾變總電數設計場團",
);

/** Letters of Russian by how often they are written; the rest count for little. */
const frequentCyrillic = new Set("оеаинтсрвлкмдпуяыьгзбч");
const rareCyrillic = new Set("йхжшюцщэфъё");

const cyrillic = /[\u0400-\u04ff]/u;
const upperCyrillic = /[\u0410-\u042f\u0401]/u;
const lowerCyrillic = /[\u0430-\u044f\u0451]/u;
const han = /\p{Script=Han}/u;
const asciiLetter = /[A-Za-z]/;
const otherLetter = /\p{L}/u;
/** Punctuation of the three languages that is not ASCII. */
const usualSigns =
  /[\u3000-\u3011\u3014-\u301b\uff01-\uff5e\u2013\u2014\u2018-\u201e\u2022\u2026\u00a0\u00ab\u00bb\u00b7\u00b0\u2116\u00a9\u25b2\u25b3]/u;
/** What no text has: replacements, controls of the upper half, private use, what is not assigned. */
const neverWritten = /[\ufffd\u0080-\u009f]|\p{Co}|\p{Cn}/u;

/** So much of a text says as much as all of it. */
const longestLook = 20_000;

/** @returns about 1 for a text that was decoded as it was written, 0 and less for others */
export function likelihoodOf(text: string): number {
  let score = 0;
  let looked = 0;
  let before = "";
  for (const sign of text) {
    if (sign > "\u007f") {
      score += scoreOf(sign, before);
      looked += 1;
      if (looked >= longestLook) break;
    } else if (cyrillic.test(before) && asciiLetter.test(sign)) score -= 1;
    before = sign;
  }
  return looked === 0 ? 0 : score / looked;
}

function scoreOf(sign: string, before: string): number {
  if (neverWritten.test(sign)) return -4;
  if (usualSigns.test(sign)) return 0.8;
  if (cyrillic.test(sign)) return scoreOfCyrillic(sign, before);
  if (han.test(sign)) return frequentHan.has(sign) ? 1.6 : 0.25;
  // A letter such as é stands among Latin letters; a row of them is what another encoding looks like.
  if (otherLetter.test(sign)) return asciiLetter.test(before) ? 0.6 : -0.6;
  return -0.5;
}

function scoreOfCyrillic(sign: string, before: string): number {
  if (asciiLetter.test(before)) return -1;
  // KOI8-R read as windows-1251 has its capitals within the words.
  if (upperCyrillic.test(sign)) return lowerCyrillic.test(before) ? -1.5 : 0.4;
  if (frequentCyrillic.has(sign)) return 1.1;
  return rareCyrillic.has(sign) ? 0.4 : -1;
}
