import { describe, expect, test } from "vitest";
import type { Person, Role } from "@/features/audit/actors/actors";
import { editorialStates, publicStates } from "@/features/audit/log/states";
import { type Step, stepsFor } from "./steps";

// What is offered in every pair of states, to each role, for a text of somebody else's.
// "=": what is live is what was written last; "+": something newer was saved.
const table: [string, Record<"AUTHOR" | "EDITOR" | "ADMIN", Step[]>][] = [
  ["DRAFT NONE", { AUTHOR: ["submit"], EDITOR: ["submit"], ADMIN: ["submit", "publish"] }],
  [
    "IN_REVIEW NONE",
    { AUTHOR: [], EDITOR: ["approve", "return"], ADMIN: ["approve", "publish", "return"] },
  ],
  ["APPROVED NONE", { AUTHOR: [], EDITOR: ["publish", "return"], ADMIN: ["publish", "return"] }],
  ["SCHEDULED NONE", { AUTHOR: [], EDITOR: ["unschedule"], ADMIN: ["unschedule"] }],
  ["DRAFT LIVE=", { AUTHOR: [], EDITOR: ["withdraw"], ADMIN: ["withdraw"] }],
  [
    "IN_REVIEW LIVE=",
    {
      AUTHOR: [],
      EDITOR: ["approve", "return", "withdraw"],
      ADMIN: ["approve", "return", "withdraw"],
    },
  ],
  ["APPROVED LIVE=", { AUTHOR: [], EDITOR: ["withdraw"], ADMIN: ["withdraw"] }],
  [
    "SCHEDULED LIVE=",
    { AUTHOR: [], EDITOR: ["unschedule", "withdraw"], ADMIN: ["unschedule", "withdraw"] },
  ],
  [
    "DRAFT LIVE+",
    {
      AUTHOR: ["submit"],
      EDITOR: ["submit", "withdraw"],
      ADMIN: ["submit", "update", "withdraw"],
    },
  ],
  [
    "IN_REVIEW LIVE+",
    {
      AUTHOR: [],
      EDITOR: ["approve", "return", "withdraw"],
      ADMIN: ["approve", "update", "return", "withdraw"],
    },
  ],
  [
    "APPROVED LIVE+",
    {
      AUTHOR: [],
      EDITOR: ["update", "return", "withdraw"],
      ADMIN: ["update", "return", "withdraw"],
    },
  ],
  [
    "SCHEDULED LIVE+",
    { AUTHOR: [], EDITOR: ["unschedule", "withdraw"], ADMIN: ["unschedule", "withdraw"] },
  ],
  ["DRAFT WITHDRAWN", { AUTHOR: ["submit"], EDITOR: ["submit"], ADMIN: ["submit", "republish"] }],
  [
    "IN_REVIEW WITHDRAWN",
    { AUTHOR: [], EDITOR: ["approve", "return"], ADMIN: ["approve", "republish", "return"] },
  ],
  [
    "APPROVED WITHDRAWN",
    { AUTHOR: [], EDITOR: ["republish", "return"], ADMIN: ["republish", "return"] },
  ],
  ["SCHEDULED WITHDRAWN", { AUTHOR: [], EDITOR: ["unschedule"], ADMIN: ["unschedule"] }],
];

const person = (role: Role, id = "me"): Person => ({ id, name: `${id}@example.com`, role });

const subject = (pair: string, authorId = "somebody") => {
  const [editorial = "", shown = ""] = pair.split(" ");
  return {
    editorial: editorialStates.find((each) => each === editorial) ?? "DRAFT",
    public: publicStates.find((each) => shown.startsWith(each)) ?? "NONE",
    newer: !shown.endsWith("="),
    authorId,
    authorName: "",
  };
};

test("the table has every pair of states", () => {
  const pairs = new Set(table.map(([pair]) => pair.replace(/[=+]$/, "")));
  expect([...pairs].sort()).toEqual(
    editorialStates.flatMap((each) => publicStates.map((shown) => `${each} ${shown}`)).sort(),
  );
});

describe("what is offered", () => {
  test.each(table)("in %s", (pair, offered) => {
    for (const role of ["AUTHOR", "EDITOR", "ADMIN"] as const) {
      expect([role, stepsFor(subject(pair), person(role), false)]).toEqual([role, offered[role]]);
    }
  });

  test("of one's own text no editor is offered the approval, an administrator is", () => {
    expect(stepsFor(subject("IN_REVIEW NONE", "me"), person("EDITOR"), false)).toEqual(["return"]);
    expect(stepsFor(subject("IN_REVIEW NONE", "me"), person("ADMIN"), false)).toContain("approve");
  });

  test("where a second person is asked for, nobody is offered to do without", () => {
    expect(stepsFor(subject("DRAFT NONE"), person("ADMIN"), true)).toEqual(["submit"]);
    expect(stepsFor(subject("DRAFT WITHDRAWN"), person("ADMIN"), true)).toEqual(["submit"]);
    expect(stepsFor(subject("IN_REVIEW NONE", "me"), person("ADMIN"), true)).toEqual(["return"]);
  });

  test("a withdrawn text is brought back by nobody who may not publish", () => {
    for (const [pair, { AUTHOR }] of table) {
      if (pair.endsWith("WITHDRAWN")) expect(AUTHOR).not.toContain("republish");
    }
  });
});
