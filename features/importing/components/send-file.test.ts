import { afterEach, describe, expect, test, vi } from "vitest";
import { mostBesideFiles } from "@/features/importing/readers/limits";
import { importFileSchema } from "@/features/importing/schema";
import { sendReview } from "@/features/review-file/components/send-review";
import { sendFile } from "@/features/xliff/components/send-file";
import { makeOf, sendPictures, stretches } from "./send-file";

afterEach(() => vi.unstubAllGlobals());

const file = new File(["words"], "page.html");
const page = {
  ...{ file, beside: [], language: "en" as const, section: "", decisions: {} },
  ...{ documentId: undefined, version: undefined },
};
const text = { documentId: "a", locale: "en" as const };
const pictures = () => sendPictures("en", text, [], new Map([["b2", file]]));
const answers = (answer: () => Response) => vi.stubGlobal("fetch", async () => answer());

describe("a file that a proxy or the front finds too large", () => {
  test.each([
    ["to become a text", () => makeOf("en", page), { code: "file", refusal: "too-large" }],
    ["for a missing picture", pictures, { code: "file", refusal: "too-large" }],
    ["of a review", () => sendReview("en", "a", file), { code: "file", refusal: "too-large" }],
    ["of a translator", () => sendFile("en", "a", file), { code: "xliff", fault: "too-large" }],
  ])("is said to be that: one %s", async (_, send, said) => {
    answers(() => new Response(null, { status: 413 }));
    expect(await send()).toMatchObject({ ok: false, ...said });
    answers(() => new Response(null, { status: 502 }));
    expect(await send()).toEqual({ ok: false, code: "away" });
  });
});

test("more files beside a page than any page has are not sent", async () => {
  answers(() => Response.json({ ok: true }));
  const beside = Array.from({ length: mostBesideFiles + 1 }, () => ({ file, path: "a.jpg" }));
  expect(await makeOf("en", { ...page, beside: beside.slice(1) })).toMatchObject({ ok: true });
  expect(await makeOf("en", { ...page, beside })).toMatchObject({ refusal: "too-many-beside" });
});

test.each([
  [[3, 1, 2, 7], "1-3,7"],
  [[0], "0"],
  [[], ""],
])("the pieces that somebody chose of a page arrive as they were chosen: %j", (chosen, sent) => {
  expect(stretches(chosen)).toBe(sent);
  const given = importFileSchema.parse({ language: "en", look: "true", chosen: sent });
  expect(given.chosen).toEqual([...chosen].sort());
});

test.each(["0-99999", "1,,2", "a", "5-1-2", `${"9".repeat(9)}`])(
  "what no desk sends as pieces is refused: %s",
  (chosen) => {
    const given = importFileSchema.safeParse({ language: "en", look: "true", chosen });
    expect(given.success).toBe(false);
  },
);
