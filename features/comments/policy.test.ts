import { expect, test } from "vitest";
import { type CommentAct, reasonsAgainstComment } from "./policy";

const who = {
  "its author": { id: "a", role: "AUTHOR" },
  "another author": { id: "b", role: "AUTHOR" },
  "an editor": { id: "c", role: "EDITOR" },
  "an administrator": { id: "d", role: "ADMIN" },
  "a program": { id: null, role: "SYSTEM" },
} as const;

const all = ["its author", "another author", "an editor", "an administrator"];
const rights: Record<CommentAct, readonly string[]> = {
  comment: all,
  reply: all,
  resolve: all,
  reopen: all,
  change: ["its author"],
  delete: ["its author", "an administrator"],
};

test.each(Object.keys(rights) as CommentAct[])("who may %s", (act) => {
  const may = Object.entries(who).filter(
    ([, person]) => reasonsAgainstComment(act, person, { authorId: "a" }).length === 0,
  );
  expect(may.map(([name]) => name)).toEqual(rights[act]);
});

test("a comment whose author's account is gone is nobody's own", () => {
  const nobody = { id: null, role: "AUTHOR" } as const;
  expect(reasonsAgainstComment("change", nobody, { authorId: null })).not.toEqual([]);
});
