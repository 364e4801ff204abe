import { type Context, placeOf } from "./context";

type Field = { code: string; isResult: boolean };

/** Fields whose result is nothing but their words, and of which nobody need be told. */
const plain = /^(?:HYPERLINK|REF|PAGEREF|NOTEREF|FORMTEXT|SYMBOL|ADDIN|GOTOBUTTON)\b/i;

/**
 * Fields of a document: instructions between marks, and what they last gave.
 * One may stand in another, and reach over paragraphs.
 */
export class Fields {
  readonly #open: Field[] = [];
  /** Words of a table of contents were passed over since this was last put back. */
  leftContents = false;

  begin(): void {
    this.#open.push({ code: "", isResult: false });
  }

  instruct(text: string): void {
    const field = this.#open.at(-1);
    if (field && !field.isResult) field.code += text;
  }

  /** From here on stands what the field gave. */
  separate(context: Context): void {
    const field = this.#open.at(-1);
    if (!field) return;
    field.isResult = true;
    noteField(field.code.trim(), context);
  }

  end(context: Context): void {
    const field = this.#open.pop();
    if (!field || field.isResult) return;
    noteField(field.code.trim(), context);
  }

  /** Whether words here are what readers see, and not an instruction. */
  get isShown(): boolean {
    return this.#open.every(({ isResult }) => isResult);
  }

  get isContents(): boolean {
    return this.#open.some(
      ({ code, isResult }) => isResult && /^\s*(?:TOC|INDEX|RD)\b/i.test(code),
    );
  }

  /** Where the words lead to. */
  get href(): string | undefined {
    for (const { code, isResult } of [...this.#open].reverse()) {
      const href = isResult ? linkIn(code) : undefined;
      if (href !== undefined) return href;
    }
    return undefined;
  }
}

/** `HYPERLINK "https://…" \l "part"` */
export function linkIn(code: string): string | undefined {
  const found = /^\s*HYPERLINK\s+(?:"([^"]*)"|(\S+))?/i.exec(code);
  if (!found) return undefined;
  const target = found[1] ?? (found[2]?.startsWith("\\") ? "" : found[2]) ?? "";
  const part = /\\l\s+"([^"]*)"/i.exec(code)?.[1];
  return target === "" ? `#${part ?? ""}` : target + (part ? `#${part}` : "");
}

export function noteField(code: string, context: Context): void {
  if (/^(?:INCLUDEPICTURE|INCLUDETEXT|LINK|DDE|DDEAUTO|RD|IMPORT|DATABASE)\b/i.test(code)) {
    context.collector.remark(
      "outside-reference",
      "The document refers to something outside of it, which was not fetched.",
      placeOf(context, code),
    );
    return;
  }
  if (code === "" || plain.test(code) || /^TOC\b/i.test(code)) return;
  context.collector.remark(
    "field",
    "A field came in as the words that it last showed: it does not change any more.",
    placeOf(context, code),
  );
}
