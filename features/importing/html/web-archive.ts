import { besideOf, withBeside } from "@/features/importing/readers/beside";
import type { ImportedText, ReaderOptions } from "@/features/importing/readers/imported-text";
import { RefusedFile } from "@/features/importing/readers/refused-file";
import { readPage } from "./read-page";

type Part = { headers: ReadonlyMap<string, string>; body: string };

/** A page of people has fewer pictures, styles and frames. */
const mostParts = 4_000;

/**
 * Reads a page that was saved with its pictures in one file (MHTML). Its pictures are the other parts, by the
 * addresses that the page calls them by; nothing else is looked for.
 *
 * @throws RefusedFile where there is no page in it
 */
export async function readWebArchive(bytes: Buffer, options: ReaderOptions): Promise<ImportedText> {
  const whole = partOf(bytes.toString("latin1"));
  const boundary = /boundary\s*=\s*(?:"([^"]+)"|([^\s;]+))/i.exec(
    whole.headers.get("content-type") ?? "",
  );
  const sign = boundary?.[1] ?? boundary?.[2];
  if (!sign) throw new RefusedFile(options.name, "broken");
  const sections = whole.body.split(`--${sign}`);
  if (sections.length > mostParts) throw new RefusedFile(options.name, "too-large");
  const parts = sections.slice(1, -1).map((each) => partOf(each.replace(/^\r?\n/, "")));
  const page = parts.find(({ headers }) =>
    /^text\/html\b/i.test(headers.get("content-type") ?? ""),
  );
  if (!page) throw new RefusedFile(options.name, "empty");
  const text = await readPage(contentOf(page), options);
  const files = new Map<string, Part>();
  for (const part of parts) {
    if (!/^image\//i.test(part.headers.get("content-type") ?? "")) continue;
    const id = part.headers.get("content-id")?.replace(/^<|>$/g, "");
    for (const name of [part.headers.get("content-location"), id && `cid:${id}`])
      if (name) files.set(name, part);
  }
  const near = besideOf(
    [...files].map(([path, part]) => ({ path, read: async () => contentOf(part) })),
  );
  return withBeside(text, (source) => {
    const part = files.get(source);
    return part ? { path: source, read: async () => contentOf(part) } : near(source);
  });
}

function partOf(text: string): Part {
  const end = /\r?\n\r?\n/.exec(text);
  const head = end ? text.slice(0, end.index) : text;
  const headers = new Map<string, string>();
  // A header goes on in the next line where that begins with a space.
  for (const line of head.replace(/\r?\n[ \t]+/g, " ").split(/\r?\n/)) {
    const colon = line.indexOf(":");
    if (colon > 0)
      headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
  return { headers, body: end ? text.slice(end.index + end[0].length) : "" };
}

function contentOf({ headers, body }: Part): Buffer {
  const coding = headers.get("content-transfer-encoding")?.toLowerCase() ?? "";
  if (coding === "base64") return Buffer.from(body, "base64");
  if (coding !== "quoted-printable") return Buffer.from(body, "latin1");
  const plain = body
    .replace(/=[ \t]*\r?\n/g, "")
    .replace(/=([0-9a-f]{2})/gi, (_, code: string) =>
      String.fromCharCode(Number.parseInt(code, 16)),
    );
  return Buffer.from(plain, "latin1");
}
