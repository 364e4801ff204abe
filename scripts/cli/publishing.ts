import { type Command, command } from "./command";
import { noWait, withReceipt } from "./receipt-lines";
import { documentArgument, languagesOption, localesOf } from "./shared";

const options = {
  language: languagesOption,
  note: {
    kind: "text",
    value: "TEXT",
    help: "a public note of what has changed, for an update of substance",
  },
  "behind-reason": {
    kind: "text",
    value: "TEXT",
    help: "why a translation is published behind its source, for the audit trail",
  },
  "no-wait": noWait,
} as const;

const works = {
  publish: async () => (await import("@/features/editorial/publishing/publish")).publish,
  republish: async () => (await import("@/features/editorial/publishing/republish")).republish,
};

const verb = (name: keyof typeof works, summary: string): Command =>
  command({
    name,
    summary,
    args: documentArgument,
    options,
    notes: ["Prints the receipt: which public addresses show it, and after how long."],
    run: async (context, [documentId = ""], { language, note, ...values }) => {
      const { publishTextSchema } = await import("@/features/editorial/publishing/schema");
      const work = await works[name]();
      const texts = localesOf(language).map((locale) =>
        publishTextSchema.parse({
          locale,
          ...(note ? { changeNote: note } : {}),
          ...(values["behind-reason"] ? { behindReason: values["behind-reason"] } : {}),
        }),
      );
      const { receiptId, paths } = await work(context.actor, { documentId, texts });
      const done = name === "publish" ? "Published" : "Republished";
      return withReceipt(context, receiptId, values["no-wait"], {
        json: { id: documentId, paths },
        lines: paths.map((path) => `${done}: ${context.env.SITE_URL}${path}`),
      });
    },
  });

const withdrawing = command({
  name: "withdraw",
  summary: "Withdraws languages: their addresses answer 410 with a notice",
  args: documentArgument,
  options: {
    language: languagesOption,
    notice: {
      kind: "text",
      value: "TEXT",
      help: "what readers are told instead, in that language",
      required: true,
    },
    "no-wait": noWait,
  },
  run: async (context, [documentId = ""], { language, notice, "no-wait": stay }) => {
    const { withdraw } = await import("@/features/editorial/publishing/withdraw");
    const locales = localesOf(language);
    const texts = locales.map((locale) => ({ locale, notice }));
    const { receiptId } = await withdraw(context.actor, { documentId, texts });
    return withReceipt(context, receiptId, stay, {
      json: { id: documentId },
      lines: [`Withdrawn: ${locales.join(", ")}.`],
    });
  },
});

export const publishingCommands: Command[] = [
  verb("publish", "Makes languages public, or replaces what is public, all or none"),
  verb("republish", "Makes withdrawn languages public again"),
  withdrawing,
];
