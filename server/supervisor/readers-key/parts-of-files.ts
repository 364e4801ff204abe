import { locales } from "@/i18n/routing";

/** Gives a file of the project, by its path from the project's folder. */
export type Read = (file: string) => string;

/**
 * Of each catalogue the namespaces whose names stand in the sources, be it in
 * a comment: which ones a source asks for is not always written as one word
 * with the question.
 */
export function messagesNamedIn(sources: string, read: Read): [name: string, text: string][] {
  const words = new Set(sources.match(/[A-Za-z]+/g));
  return locales.flatMap((locale) => {
    const catalogue = JSON.parse(read(`messages/${locale}.json`)) as Record<string, unknown>;
    return Object.entries(catalogue)
      .filter(([namespace]) => words.has(namespace))
      .map(([namespace, messages]): [string, string] => [
        `${locale}.${namespace}`,
        JSON.stringify(messages),
      ]);
  });
}

/** What the schema says of the public record: its tables and its lists of values. */
export function publicModels(schema: string): string {
  const blocks = schema.match(/^(?:model|enum|view|type) \w+ \{[\s\S]*?^\}/gm) ?? [];
  return blocks.filter((block) => /@@schema\("public_record"\)/.test(block)).join("\n");
}
