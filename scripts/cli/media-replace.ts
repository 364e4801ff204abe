import { type Command, type Context, command } from "./command";
import { noWait, type Said, withReceipt } from "./receipt-lines";

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
      help: "publish at once what readers are shown the old picture in, with a receipt for each 60 texts",
    },
    "behind-reason": {
      kind: "text",
      value: "TEXT",
      help: "why translations are published behind their source, for the audit trail",
    },
    "no-wait": noWait,
  },
  notes: [
    "What was never public is changed and not published, and a text that has other changes is not",
    "either. The exit code is 1 when a story could not be changed or waits for somebody to look at it.",
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
    const done = await publishEverywhere(context.actor, pair, reason);
    const { receiptIds, published, waits, kept } = done;
    const told = [
      ...waits.map(({ documentId, locale }) => {
        return `  waits, because it says more than readers have: ${documentId} ${locale}`;
      }),
      ...done.refused.map(({ documentId, reasons }) => {
        return `  not published: ${documentId}: ${reasons.map(({ code }) => code).join(", ")}`;
      }),
    ];
    if (kept.length > 0) {
      told.push(`  ${kept.length} texts stay as they are, with those that were refused.`);
    }
    if (receiptIds.length > 0) told.push(`Published: ${published.length} texts.`);
    const all = { ...json, published, waits, unpublished: { refused: done.refused, texts: kept } };
    const isLeft = failed || waits.length > 0 || kept.length > 0;
    const shown = await withReceipts(context, receiptIds, values["no-wait"], {
      json: all,
      lines: [...lines, ...told],
    });
    return { ...shown, failed: isLeft };
  },
});

/** One after another, in the order in which they were opened; a program finds all of them under `receipts`. */
async function withReceipts(
  context: Context,
  ids: readonly string[],
  stay: boolean,
  said: Said,
): Promise<Said> {
  const receipts: unknown[] = [];
  let { json, lines } = said;
  for (const id of ids) {
    const shown = await withReceipt(context, id, stay, { json: {}, lines });
    lines = shown.lines;
    json = { ...json, ...shown.json };
    receipts.push(json.receipt);
  }
  return { json: { ...json, receipts }, lines };
}

export const mediaReplaceCommands: Command[] = [replace];
