import { describe, expect, test } from "vitest";
import { againstTheOrder, outOfTheVocabulary } from "./house";

const file = (path: string, text = "") => ({ path, text });

describe("the order of features", () => {
  test("a feature imports what comes before it", () => {
    const text = 'import { publish } from "@/features/editorial/publishing/publish";';
    expect(againstTheOrder([file("features/writing/actions.ts", text)])).toEqual([]);
  });

  test.each([
    ["a later one", 'import { x } from "@/features/editorial/policy";', "features/staff/data.ts"],
    [
      "one beside it",
      'import type { X } from "@/features/staff/data";',
      "features/publication/a.ts",
    ],
    ["at run time", 'await import("@/features/writing/body/x")', "features/editorial/review/a.ts"],
    [
      "over several lines",
      'import {\n  x,\n} from "@/features/preview/paths";',
      "features/media/a.tsx",
    ],
  ])("not %s", (_, text, path) => {
    expect(againstTheOrder([file(path, text)])).toHaveLength(1);
  });

  test("says where the code belongs", () => {
    const text = 'import { x } from "@/features/editorial/policy";';
    expect(againstTheOrder([file("features/staff/data.ts", text)])[0]).toContain(
      "What both need belongs in a feature before staff",
    );
  });

  test("a feature that nobody has placed is a fault, and tests may set any scene", () => {
    expect(againstTheOrder([file("features/new/data.ts")])).toHaveLength(1);
    const text = 'import { publish } from "@/features/editorial/publishing/publish";';
    expect(againstTheOrder([file("features/staff/a.integration.test.ts", text)])).toEqual([]);
  });
});

describe("the vocabulary of a feature", () => {
  test("is closed at its root and open in its folders", () => {
    const good = ["features/a/schema.ts", "features/a/data.test.ts", "features/a/b/free-slug.ts"];
    expect(outOfTheVocabulary(good.map((path) => file(path)))).toEqual([]);
    expect(outOfTheVocabulary([file("features/a/slug-mutations.ts")])).toHaveLength(1);
    expect(outOfTheVocabulary([file("features/a/slug.integration.test.ts")])).toHaveLength(1);
  });
});
