import { describe, expect, test } from "vitest";
import { roles } from "@/features/audit/actors/actors";
import { editorialStates } from "@/features/audit/log/states";
import { type KeepingVerb, keepingRules, reasonsAgainstKeeping, type Standing } from "./rules";

const verbs = Object.keys(keepingRules) as KeepingVerb[];
const bools = [false, true];

/** Everything that a document can be, as far as these rules go. */
const standings: Standing[] = bools.flatMap((deleted) =>
  bools.flatMap((archived) =>
    bools.flatMap((wasPublic) =>
      bools.flatMap((byOthers) =>
        editorialStates.map((editorial) => ({
          deleted,
          archived,
          wasPublic,
          byOthers,
          texts: [{ locale: "en" as const, editorial }],
        })),
      ),
    ),
  ),
);

const mayIn = (verb: KeepingVerb, standing: Standing, role: (typeof roles)[number]) =>
  reasonsAgainstKeeping(verb, standing, { id: "x", name: "x", role }).length === 0;

const each = (check: (of: Standing, role: (typeof roles)[number], verb: KeepingVerb) => void) => {
  for (const verb of verbs) {
    for (const role of roles) for (const standing of standings) check(standing, role, verb);
  }
};

describe("the table", () => {
  test("nothing that readers have or had, and nothing that waits for its hour, is ever deleted", () => {
    each((standing, role, verb) => {
      if (verb !== "delete" || !mayIn(verb, standing, role)) return;
      expect(standing).toMatchObject({ wasPublic: false, deleted: false });
      expect(standing.texts[0]?.editorial).not.toBe("SCHEDULED");
      if (role === "AUTHOR") expect(standing.byOthers).toBe(false);
    });
  });

  test("of what is deleted nothing can be done but bringing it back, or removing it by the system", () => {
    each((standing, role, verb) => {
      if (!mayIn(verb, standing, role)) return;
      const isOfBin = verb === "bring-back" || verb === "remove";
      expect(standing.deleted).toBe(isOfBin);
      if (verb === "remove") expect(role).toBe("SYSTEM");
    });
  });

  test("authors archive nothing, and nobody what waits for a person or an hour", () => {
    each((standing, role, verb) => {
      if (verb !== "archive" && verb !== "unarchive") return;
      if (!mayIn(verb, standing, role)) return;
      expect(role).not.toBe("AUTHOR");
      expect(standing.archived).toBe(verb === "unarchive");
      if (verb === "archive") {
        expect(["DRAFT", "APPROVED"]).toContain(standing.texts[0]?.editorial);
      }
    });
  });

  test("who may do what at all", () => {
    const allowed = Object.fromEntries(
      verbs.map((verb) => [
        verb,
        roles.filter((role) => standings.some((standing) => mayIn(verb, standing, role))),
      ]),
    );
    expect(allowed).toEqual(
      Object.fromEntries(verbs.map((verb) => [verb, [...keepingRules[verb].roles]])),
    );
  });
});
