import { type Command, command } from "./command";
import { documentArgument } from "./shared";

const archiving = (verb: "archive" | "unarchive", summary: string, done: string): Command =>
  command({
    name: verb,
    summary,
    args: documentArgument,
    options: {},
    run: async ({ actor }, [id = ""]) => {
      const { archiveDocument } = await import("@/features/editorial/keeping/archive-document");
      await archiveDocument(actor, id, verb);
      return { json: { id, archived: verb === "archive" }, lines: [`${done}: ${id}`] };
    },
  });

const deletions = () => import("@/features/editorial/keeping/delete-document");

/** What is done with a document as a whole. */
export const keepingCommands: Command[] = [
  archiving("archive", "Takes a document out of lists; readers see no difference", "Archived"),
  archiving("unarchive", "Puts an archived document into lists again", "In the lists again"),
  command({
    name: "delete",
    summary: "Deletes a document that never was public; it can be brought back for 30 days",
    args: documentArgument,
    options: {},
    notes: [
      "Its share links end at once. After 30 days the worker removes it for good, with its",
      "history, comments and pictures that nothing else shows.",
    ],
    run: async ({ actor }, [id = ""]) => {
      const { deleteDocument } = await deletions();
      await deleteDocument(actor, id);
      return {
        json: { id, deleted: true },
        lines: [`Deleted: ${id}`, `"undelete ${id}" brings it back.`],
      };
    },
  }),
  command({
    name: "undelete",
    summary: "Brings back a document that was deleted; its share links stay ended",
    args: documentArgument,
    options: {},
    run: async ({ actor }, [id = ""]) => {
      const { bringBack } = await deletions();
      await bringBack(actor, id);
      return { json: { id, deleted: false }, lines: [`Brought back: ${id}`] };
    },
  }),
];
