import { type Command, command } from "./command";
import { noWait, withReceipt } from "./receipt-lines";

const replace = command({
  name: "media replace",
  summary: "Puts one picture in place of another, in drafts of every text that shows it",
  args: [
    { name: "OLD", help: "the picture that goes, by its hash" },
    { name: "NEW", help: "the picture of the library that comes, by its hash" },
  ],
  options: {
    words: {
      kind: "text",
      value: "WHOSE",
      help: "whose words it gets: those of each text (text), or the library's (library)",
      choices: ["text", "library"],
    },
    publish: {
      kind: "flag",
      help: "publish at once what readers are shown the old picture in, with one receipt",
    },
    "behind-reason": {
      kind: "text",
      value: "TEXT",
      help: "why translations are published behind their source, for the audit trail",
    },
    "no-wait": noWait,
  },
  notes: [
    "What was never public is changed and not published, and a text that has other changes waits",
    "for somebody to look at it. The exit code is 1 when a story could not be changed.",
    "Again, it goes on with what is left.",
  ],
  run: async (context, [old = "", by = ""], values) => {
    const { publishEverywhere, replaceEverywhere } = await import(
      "@/features/library/write/everywhere"
    );
    const pair = { old, new: by };
    const words = values.words === "library" ? "library" : "text";
    const { changed, refused } = await replaceEverywhere(context.actor, pair, words);
    const lines = [
      `Drafts of ${changed.length} stories show the new picture.`,
      ...refused.map(({ documentId, reasons }) => {
        return `  not in ${documentId}: ${reasons.map(({ code }) => code).join(", ")}`;
      }),
    ];
    const json = { drafts: changed, refused };
    const failed = refused.length > 0;
    if (!values.publish) return { json, lines, failed };
    const reason = values["behind-reason"] ?? "";
    const { receiptId, published, waits } = await publishEverywhere(context.actor, pair, reason);
    const told = waits.map(({ documentId, locale }) => {
      return `  waits, because it says more than readers have: ${documentId} ${locale}`;
    });
    const all = { json: { ...json, published, waits }, lines: [...lines, ...told] };
    if (!receiptId) return { ...all, failed: failed || waits.length > 0 };
    const done = `Published: ${published.length} texts.`;
    const shown = { ...all, lines: [...all.lines, done] };
    return { ...(await withReceipt(context, receiptId, values["no-wait"], shown)), failed };
  },
});

export const mediaReplaceCommands: Command[] = [replace];
