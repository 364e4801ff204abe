import type { Locale } from "@/i18n/routing";
import { isUuid } from "@/lib/patterns";
import { OperatorError } from "@/lib/startup/operator-error.mjs";
import { type Command, command } from "./command";
import { UsageError } from "./parse";
import { wordReason } from "./reasons";
import { receiptJson, receiptLines } from "./receipt-lines";
import { columns, countOf, documentArgument, languageOption, localeOf } from "./shared";

const editorialData = () => import("@/features/editorial/data");

const limit = { kind: "text", value: "N", help: "so many at most" } as const;

const list = command({
  name: "list",
  summary: "Lists documents with the states of their languages, the newest first",
  args: [],
  options: {
    limit,
    archived: { kind: "flag", help: "those that are archived alone; else they are left out" },
    deleted: { kind: "flag", help: "those that were deleted alone, the last one first" },
  },
  readsOnly: true,
  run: async ({ databaseUrl }, _, values) => {
    const { documentList } = await import("@/features/editorial/drafts/document-list");
    if (values.archived && values.deleted) {
      throw new UsageError("What was deleted is no longer archived: say --archived or --deleted.");
    }
    const shelf = values.deleted ? "deleted" : values.archived ? "archived" : "open";
    const count = countOf(values.limit, "limit", 100);
    const documents = await documentList(databaseUrl, count, shelf);
    const rows = documents.flatMap(({ id, texts }) =>
      texts.map(({ locale, states, title, number, path }) => [
        id,
        locale,
        states.editorial,
        states.public,
        number === null ? "" : `r${number}`,
        path ?? "",
        title,
      ]),
    );
    return {
      json: documents,
      lines: rows.length > 0 ? columns(rows) : ["There are no documents."],
    };
  },
});

const show = command({
  name: "show",
  summary: "Shows a document: states, hashes to approve by, what keeps it from being published",
  args: documentArgument,
  options: {
    text: { kind: "flag", help: "with the words of the newest revisions" },
    language: { ...languageOption, required: false, help: "this language alone" },
    body: { kind: "flag", help: "the text of that language as the editor's JSON" },
  },
  readsOnly: true,
  run: async (_, [id = ""], values) => {
    if (values.body) return showBody(id, localeOf(values.language ?? ""));
    const { documentDetail } = await editorialData();
    const { history } = await import("@/features/editorial/history/data");
    const { plainText } = await import("@/features/publication/body/body-text");
    const { keptBodySchema } = await import("@/features/publication/schema");
    const whole = await documentDetail(id);
    const only = values.language === undefined ? undefined : localeOf(values.language);
    const detail = {
      ...whole,
      texts: whole.texts.filter(({ locale }) => only === undefined || locale === only),
    };
    const lines = [
      `${detail.document.kind} ${id}, section ${detail.document.section?.key ?? "none"}`,
    ];
    for (const { locale, states, head, publicHash, reasons, schedule } of detail.texts) {
      lines.push("", `${locale}  ${head?.title || "(no headline)"}`);
      lines.push(`    editorial ${states.editorial}, public ${states.public}`);
      lines.push(`    revisions ${(await history(id, locale)).length}, hash ${publicHash}`);
      if (schedule) lines.push(`    waits for ${schedule.localTime} ${schedule.zone}`);
      for (const reason of reasons) lines.push(`    ! ${wordReason(reason)}`);
      const body = keptBodySchema.safeParse(head?.body);
      if (values.text && body.success) lines.push("", plainText(body.data));
    }
    return { json: detail, lines };
  },
});

/** What `import FILE.json` takes: the text with what stands around its body, and its pictures' words. */
async function showBody(id: string, locale: Locale) {
  const { documentDetail } = await editorialData();
  const { contentOf } = await import("@/features/editorial/drafts/content-of");
  const { texts } = await documentDetail(id);
  const text = texts.find((each) => each.locale === locale);
  if (!text?.head) {
    throw new OperatorError(`${id} has no text in ${locale}: see "npm run cli -- show ${id}".`);
  }
  const said = Object.entries(contentOf(text.head)).filter(([, value]) => value != null);
  const json = Object.fromEntries(said);
  return { json, lines: [JSON.stringify(json, null, 2)] };
}

const listReceipts = command({
  name: "receipts",
  summary: "Shows what publishes targets and whether it is live everywhere, the newest first",
  args: [{ name: "RECEIPT?", help: "one receipt alone" }],
  options: { document: { kind: "text", value: "ID", help: "of this document only" }, limit },
  readsOnly: true,
  run: async (_, [id], values) => {
    const { receipts } = await editorialData();
    const one = id === undefined ? undefined : await receiptCalled(id);
    const found =
      one ??
      (await receipts({
        limit: countOf(values.limit, "limit", 20),
        ...(values.document ? { documentId: values.document } : {}),
      }));
    const lines = found.flatMap((each) => {
      const head = `${each.createdAt.toISOString()} ${each.verb} ${each.locales.join(" ")} by ${each.actorName}`;
      return [head, ...receiptLines(each), ""];
    });
    const json = found.map(receiptJson);
    return { json: one ? json[0] : json, lines: lines.length > 0 ? lines : ["There are none."] };
  },
});

async function receiptCalled(id: string) {
  const { receipt } = await editorialData();
  const found = isUuid(id) ? await receipt(id) : null;
  if (found) return [found];
  throw new OperatorError(`There is no receipt ${id}: "npm run cli -- receipts" lists them.`);
}

const audit = command({
  name: "audit",
  summary: "Shows who did what, the newest first",
  args: [],
  options: {
    document: { kind: "text", value: "ID", help: "of this document only" },
    verb: { kind: "text", value: "VERB", help: "of this kind only" },
    limit,
  },
  readsOnly: true,
  run: async (_, __, values) => {
    const { auditTrail } = await editorialData();
    const events = await auditTrail({
      limit: countOf(values.limit, "limit", 50),
      ...(values.document ? { documentId: values.document } : {}),
      ...(values.verb ? { verb: values.verb } : {}),
    });
    const rows = events.map((event) => [
      event.at.toISOString(),
      event.actorName,
      event.verb,
      event.locale ?? "",
      event.revisionNumber === null ? "" : `r${event.revisionNumber}`,
      states(event.fromEditorial, event.fromPublic, event.toEditorial, event.toPublic),
      event.documentId ?? "",
      event.reason ?? "",
    ]);
    return { json: events, lines: rows.length > 0 ? columns(rows) : ["There are no events."] };
  },
});

function states(...[fromE, fromP, toE, toP]: (string | null)[]): string {
  return toE === null ? "" : `${fromE ?? "-"}/${fromP ?? "-"} > ${toE}/${toP ?? "-"}`;
}

export const lookingCommands: Command[] = [list, show, listReceipts, audit];
