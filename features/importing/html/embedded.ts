/** A shorter one is left where it is: it may be a stand-in for a picture that is loaded later. */
const leastBytes = 2_000;
const sign = ";base64,";
const longestType = 60;

/**
 * Takes the pictures out of a page that has them in itself, before anything
 * is made of its letters: a page that was saved in one file has its words in
 * a hundredth of it, and every parser would carry the rest along.
 *
 * @returns the page with a short address for each of them, and their Base64 by the numbers in those
 */
export function withoutEmbedded(page: Buffer): { page: Buffer; embedded: Buffer[] } {
  const embedded: Buffer[] = [];
  const parts: Buffer[] = [];
  let from = 0;
  const isOfMarkup = markupOf(page);
  for (let at = page.indexOf(sign); at >= 0; at = page.indexOf(sign, at + sign.length)) {
    const head = page.toString("latin1", Math.max(from, at - longestType), at);
    const type = /data:(image\/(?!gif|svg)[\w.+-]+)$/i.exec(head);
    const begin = at + sign.length;
    let end = begin;
    while (isBase64(page[end])) end++;
    if (!type?.[1] || end - begin < leastBytes || !isOfMarkup(at)) continue;
    parts.push(
      page.subarray(from, at - type[0].length),
      Buffer.from(`data:${type[1]};embedded=${embedded.length},`),
    );
    embedded.push(page.subarray(begin, end));
    from = end;
  }
  if (embedded.length === 0) return { page, embedded };
  return { page: Buffer.concat([...parts, page.subarray(from)]), embedded };
}

/**
 * Whether places of a page, asked for in their order, are in a tag, a style or
 * a script: letters that readers see are theirs. Each byte is looked at once.
 */
function markupOf(page: Buffer): (at: number) => boolean {
  let seen = 0;
  let isIn = false;
  let isSilent = false;
  return (at) => {
    const part = page.subarray(seen, at);
    const open = part.lastIndexOf("<");
    const close = part.lastIndexOf(">");
    if (open >= 0) isSilent = /^<(?:style|script)/i.test(part.toString("latin1", open, open + 8));
    if (open >= 0 || close >= 0) isIn = isSilent || open > close;
    seen = at;
    return isIn;
  };
}

const isBase64 = (byte: number | undefined) =>
  byte !== undefined &&
  ((byte >= 48 && byte <= 57) ||
    (byte >= 65 && byte <= 90) ||
    (byte >= 97 && byte <= 122) ||
    byte === 43 ||
    byte === 47 ||
    byte === 61);

/** The bytes of such a picture; undefined for every other address. */
export function embeddedIn(source: string, embedded: readonly Buffer[]): Buffer | undefined {
  const number = /^data:image\/[\w.+-]+;embedded=(\d{1,6}),$/i.exec(source)?.[1];
  const base64 = number === undefined ? undefined : embedded[Number(number)];
  return base64 && Buffer.from(base64.toString("latin1"), "base64");
}
