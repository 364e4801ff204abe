import { describe, expect, test } from "vitest";
import type { Person } from "@/features/audit/actors/actors";
import { roles } from "@/features/audit/actors/actors";
import { editorialStates, publicStates, type States } from "@/features/audit/log/states";
import { isSelf, reasonsAgainst, type Subject } from "./policy";
import { refusals, ruleOf, statesAfter, verbs } from "./workflow";

const allStates: States[] = editorialStates.flatMap((editorial) =>
  publicStates.map((each) => ({ editorial, public: each })),
);

describe("the table", () => {
  test("only publishing verbs make anything public, and only withdrawing takes it away", () => {
    for (const verb of verbs) {
      for (const states of allStates) {
        if (refusals(verb, states, "SYSTEM").length > 0) continue;
        const after = statesAfter(verb, states);
        if (after.public === states.public) continue;
        expect(["publish", "republish", "release", "withdraw"]).toContain(verb);
        expect(after.public).toBe(verb === "withdraw" ? "WITHDRAWN" : "LIVE");
      }
    }
  });

  test("nothing but republishing brings a withdrawn text back", () => {
    for (const verb of verbs) {
      for (const editorial of editorialStates) {
        const states = { editorial, public: "WITHDRAWN" } as const;
        for (const role of roles) {
          if (refusals(verb, states, role).length > 0) continue;
          const after = statesAfter(verb, states);
          expect(after.public === "LIVE").toBe(verb === "republish");
        }
      }
    }
  });

  test("an author makes nothing public, and nobody but the system carries out a schedule", () => {
    for (const verb of verbs) {
      if (ruleOf(verb).to.public !== "same") expect(ruleOf(verb).roles).not.toContain("AUTHOR");
    }
    for (const role of ["AUTHOR", "EDITOR", "ADMIN"] as const) {
      expect(refusals("release", { editorial: "SCHEDULED", public: "NONE" }, role)).toEqual([
        "role-forbids",
      ]);
    }
  });

  test("all reasons are given at once", () => {
    expect(refusals("approve", { editorial: "SCHEDULED", public: "NONE" }, "AUTHOR")).toEqual([
      "role-forbids",
      "scheduled",
    ]);
    expect(refusals("publish", { editorial: "DRAFT", public: "WITHDRAWN" }, "AUTHOR")).toEqual([
      "role-forbids",
      "not-approved",
      "withdrawn",
    ]);
  });

  test("a scheduled and withdrawn text cannot come about", () => {
    for (const verb of verbs) {
      for (const states of allStates) {
        if (states.editorial === "SCHEDULED" && states.public === "WITHDRAWN") continue;
        if (roles.every((role) => refusals(verb, states, role).length > 0)) continue;
        const after = statesAfter(verb, states);
        expect(after.editorial === "SCHEDULED" && after.public === "WITHDRAWN").toBe(false);
      }
    }
  });
});

describe("who may", () => {
  const person = (role: Person["role"], id: string | null = "me"): Person => ({
    id,
    role,
    name: "x",
  });
  const subject = (change: Partial<Subject> = {}): Subject => ({
    editorial: "IN_REVIEW",
    public: "NONE",
    authorId: "me",
    authorName: "x",
    ...change,
  });
  const codes = (...of: Parameters<typeof reasonsAgainst>) =>
    reasonsAgainst(...of).map(({ code }) => code);

  test("an editor approves the work of others only; an administrator also their own", () => {
    expect(codes("approve", subject(), person("EDITOR"), false)).toEqual(["own-text"]);
    expect(codes("approve", subject({ authorId: "you" }), person("EDITOR"), false)).toEqual([]);
    expect(codes("approve", subject(), person("ADMIN"), false)).toEqual([]);
    expect(codes("approve", subject(), person("SYSTEM", null), false)).toEqual([]);
  });

  test("with a second person required nobody approves their own work, nor in passing", () => {
    const own = ["second-person-required"];
    expect(codes("approve", subject(), person("ADMIN"), true)).toEqual(own);
    expect(codes("approve", subject(), person("SYSTEM", null), true)).toEqual(own);
    expect(codes("approve", subject({ authorId: "you" }), person("ADMIN"), true)).toEqual([]);
    const draft = subject({ editorial: "DRAFT", authorId: "you" });
    for (const verb of ["publish", "schedule"] as const) {
      expect(codes(verb, draft, person("ADMIN"), true)).toEqual(own);
      expect(codes(verb, draft, person("ADMIN"), false)).toEqual([]);
      expect(codes(verb, { ...draft, editorial: "APPROVED" }, person("EDITOR"), true)).toEqual([]);
    }
  });

  test("the system is never a second person", () => {
    expect(isSelf({ authorId: "you" }, person("SYSTEM", null))).toBe(true);
    expect(isSelf({ authorId: null }, person("EDITOR"))).toBe(false);
  });
});
