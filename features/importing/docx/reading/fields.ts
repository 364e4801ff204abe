import type { Xml } from "@/features/importing/docx/package/xml";
import { type Context, noteSymbol, placeOf } from "./context";
import { fieldWords } from "./field-words";

type Field = {
  code: string;
  isResult: boolean;
  /** What is to be filled in, or ticked. */
  form: Xml | undefined;
  hasWords: boolean;
};

/** Fields whose result is nothing but their words, or that show nothing, and of which nobody need be told. */
const plain = /^(?:HYPERLINK|REF|PAGEREF|NOTEREF|FORMTEXT|SYMBOL|ADDIN|GOTOBUTTON|XE|TC|SET|EQ)\b/i;
const filledIn = /^FORM(?:CHECKBOX|DROPDOWN)\b/i;

/**
 * Fields of a document: instructions between marks, and what they last gave.
 * One may stand in another, and reach over paragraphs.
 */
export class Fields {
  readonly #open: Field[] = [];
  /** Words of a table of contents were passed over since this was last put back. */
  leftContents = false;

  begin(form: Xml | undefined): void {
    this.#open.push({ code: "", isResult: false, form, hasWords: false });
  }

  /** Words of the document are shown here. */
  show(): void {
    for (const field of this.#open) field.hasWords = true;
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

  /** @returns what it shows, where the document has no words for that */
  end(context: Context): string {
    const field = this.#open.pop();
    if (!field) return "";
    const code = field.code.trim();
    if (!field.isResult) noteField(code, context);
    if (field.hasWords || !this.isShown) return "";
    const words = fieldWords(code, field.form);
    if (/^EQ\b/i.test(code)) {
      context.collector.remark(
        "equation",
        "An equation came in as a line of text: look whether it still says the same, or add it as a picture.",
        placeOf(context, words || code),
      );
    }
    if (words !== undefined) return words;
    noteSymbol(context, code);
    return "□";
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
  if (filledIn.test(code)) {
    const message = "A box to be ticked, or a list to choose from, came in as it stands.";
    context.collector.remark("form-field", message, placeOf(context, code));
    return;
  }
  context.collector.remark(
    "field",
    "A field came in as the words that it last showed: it does not change any more.",
    placeOf(context, code),
  );
}
