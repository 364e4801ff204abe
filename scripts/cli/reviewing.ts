import type { States } from "@/features/audit/log/states";
import type { Locale } from "@/i18n/routing";
import { type Command, command, type Result } from "./command";
import { countOf, documentArgument, languageOption, localeOf } from "./shared";

const result = (id: string, locale: Locale, states: States): Result => ({
  json: { id, locale, states },
  lines: [`${locale}: ${states.editorial}, public: ${states.public}`],
});

const review = () => import("@/features/editorial/review/review");

export const reviewingCommands: Command[] = [
  command({
    name: "submit",
    summary: "Submits the newest revision for review",
    args: documentArgument,
    options: { language: languageOption },
    run: async ({ actor }, [documentId = ""], { language }) => {
      const { submit } = await review();
      const locale = localeOf(language);
      return result(documentId, locale, await submit(actor, { documentId, locale }));
    },
  }),
  command({
    name: "return",
    summary: "Sends a text back to its author, with what needs changing",
    args: documentArgument,
    options: {
      language: languageOption,
      reason: { kind: "text", value: "TEXT", help: "what is to be done", required: true },
    },
    run: async ({ actor }, [documentId = ""], { language, reason }) => {
      const { sendBack } = await review();
      const locale = localeOf(language);
      return result(documentId, locale, await sendBack(actor, { documentId, locale, reason }));
    },
  }),
  command({
    name: "approve",
    summary: "Approves exactly what the newest revision says",
    args: documentArgument,
    options: {
      language: languageOption,
      hash: {
        kind: "text",
        value: "HASH",
        help: "what was looked at, as show prints it; refused when it has changed since",
      },
    },
    run: async ({ actor }, [documentId = ""], { language, hash }) => {
      const { approve } = await review();
      const locale = localeOf(language);
      const publicHash = hash ?? (await currentHash(documentId, locale));
      return result(documentId, locale, await approve(actor, { documentId, locale, publicHash }));
    },
  }),
];

export const erasingCommand: Command = command({
  name: "erase",
  summary: "Erases the words of a revision for legal reasons; its number and hash stay",
  args: documentArgument,
  options: {
    language: languageOption,
    revision: { kind: "text", value: "N", help: "its number, as show prints it", required: true },
    reason: { kind: "text", value: "TEXT", help: "for the audit trail", required: true },
  },
  notes: ["It cannot be undone. What is public or scheduled is withdrawn or taken back first."],
  run: async ({ actor }, [documentId = ""], { language, revision, reason }) => {
    const { eraseRevision } = await import("@/features/editorial/drafts/erase-revision");
    const number = countOf(revision, "revision", 1);
    const which = { documentId, locale: localeOf(language), number, reason };
    const erased = await eraseRevision(actor, which);
    return {
      json: { id: documentId, ...erased },
      lines: [`Erased revision ${number}; its hash was ${erased.revisionHash}.`],
    };
  },
});

async function currentHash(documentId: string, locale: Locale): Promise<string> {
  const { documentDetail } = await import("@/features/editorial/data");
  const { texts } = await documentDetail(documentId);
  return texts.find((text) => text.locale === locale)?.publicHash ?? "";
}
