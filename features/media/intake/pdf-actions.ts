import { createInflateRaw } from "node:zlib";
import { FaultyFile } from "./faults";

/**
 * Actions of a PDF that start something. The reader that counts pages speaks
 * of scripts alone, and only of those that it would run itself; so they are
 * looked for by their names, where the document's objects stand: in the file
 * itself, and in the streams into which they are packed since PDF 1.5.
 */
const starting = /\/(?:Launch|JavaScript|RichMedia)(?![A-Za-z0-9])/;

/** What one such stream may come to, and all of them: objects are short texts. */
const largestBytes = { one: 64 * 1024 * 1024, all: 256 * 1024 * 1024 } as const;

/** A name may have any letter as its number. */
const spelt = (text: string) =>
  text.replace(/#([0-9a-f]{2})/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );

/** Where the bytes of a stream begin: readers go on at the next line, whatever stands behind the word. */
const streams = /(?<!end)stream[^\r\n]*(?:\r\n|\r|\n)/g;

/** A stream of objects begins with their numbers and places. */
const objectsBegin =
  /^(?:[\0\s]|%[^\r\n]*[\r\n])*[+-]?[\d.]+(?:[\0\s]|%[^\r\n]*[\r\n])+[+-]?[\d.]+/;

/**
 * @throws FaultyFile `active` where it starts a program, or hides its objects
 *   so that nobody can say; `locked` where they are encrypted;
 *   `unpacks-too-large`
 */
export async function checkActions(bytes: Buffer): Promise<void> {
  const text = bytes.toString("latin1");
  if (starting.test(spelt(text))) throw new FaultyFile("active");
  let unpacked = 0;
  for (const found of text.matchAll(streams)) {
    const objects = await objectsOf(bytes.subarray(found.index + found[0].length));
    if (objects !== undefined) {
      unpacked += objects.length;
      if (unpacked > largestBytes.all) throw new FaultyFile("unpacks-too-large");
      if (starting.test(spelt(objects))) throw new FaultyFile("active");
    } else if (mayHoldObjects(dictionaryBefore(text, found.index))) {
      // Packed by another way than everybody's; or encrypted, with a password that is empty.
      throw new FaultyFile(/\/Encrypt\b/.test(text) ? "locked" : "active");
    }
  }
}

/** A stream's dictionary is some hundred letters long; where its beginning is not so near, all is looked through. */
const usualDictionary = 64 * 1024;

/** Where an object begins: no string says it, for strings are taken out before. */
const objectBegins = /\d+\s+\d+\s+obj\b/g;

/** @returns what is said of a stream, without its strings */
function dictionaryBefore(text: string, at: number): string {
  for (const from of [Math.max(0, at - usualDictionary), 0]) {
    const before = withoutStrings(text.slice(from, at));
    const begin = [...before.matchAll(objectBegins)].at(-1);
    if (begin) return spelt(before.slice(begin.index + begin[0].length));
  }
  return spelt(text.slice(0, at));
}

/** From the inside out: one may have others in it. */
function withoutStrings(text: string): string {
  const less = text.replace(/\((?:\\[\s\S]|[^\\()])*\)/g, " ");
  return less === text ? less : withoutStrings(less);
}

/** By what a reader needs of it: its type is asked for by few. A filter has a short name, too. */
const mayHoldObjects = (dictionary: string) =>
  (/\/ObjStm\b/.test(dictionary) || (/\/First\b/.test(dictionary) && /\/N\b/.test(dictionary))) &&
  /\/(?:Filter|F)\b/.test(dictionary);

/**
 * What a stream unpacks to, if that is objects. It is read as readers do,
 * which mind neither a wrong sum at its end nor what comes after a fault.
 */
function objectsOf(packed: Buffer): Promise<string | undefined> {
  // The method of the format, in its first byte (RFC 1950).
  if (((packed[0] ?? 0) & 0x0f) !== 8) return Promise.resolve(undefined);
  return new Promise((resolve, reject) => {
    const inflate = createInflateRaw();
    const chunks: Buffer[] = [];
    let length = 0;
    const end = (then: () => void) => {
      inflate.removeAllListeners("data");
      inflate.destroy();
      then();
    };
    const done = () =>
      end(() => resolve(chunks.length > 0 ? Buffer.concat(chunks).toString("latin1") : undefined));
    inflate.on("data", (chunk: Buffer) => {
      if (length === 0 && !objectsBegin.test(chunk.toString("latin1", 0, 1_000))) {
        return end(() => resolve(undefined));
      }
      chunks.push(chunk);
      length += chunk.length;
      if (length > largestBytes.one) end(() => reject(new FaultyFile("unpacks-too-large")));
    });
    inflate.on("error", done);
    inflate.on("end", done);
    // What comes behind the stream's end is not read.
    inflate.end(packed.subarray(2));
  });
}
