import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { z } from "zod";
import { hyphenated, isUuid, sha256 } from "./patterns";

test("an id is what the schemas take as one", () => {
  const ids = [
    randomUUID(),
    randomUUID().toUpperCase(),
    "0190b6a2-7c3e-7000-8000-000000000001",
    "00000000-0000-9000-8000-000000000001",
    "00000000-0000-4000-c000-000000000001",
    "0190b6a27c3e70008000000000000001",
    ` ${randomUUID()}`,
    `${randomUUID()}\n`,
    "new",
    "",
  ];
  for (const id of ids) expect([id, isUuid(id)]).toEqual([id, z.uuid().safeParse(id).success]);
});

test("a hash has 64 digits in lower case", () => {
  expect(sha256.test("0f".repeat(32))).toBe(true);
  for (const text of ["0F".repeat(32), "0f".repeat(31), `${"0f".repeat(32)}\n`, "0g".repeat(32)]) {
    expect([text, sha256.test(text)]).toEqual([text, false]);
  }
});

test("words are joined by single hyphens", () => {
  for (const text of ["a", "2019", "o-kompanii"]) expect(hyphenated.test(text)).toBe(true);
  for (const text of ["", "-a", "a-", "a--b", "A", "ё", "a_b", "a\n"]) {
    expect([text, hyphenated.test(text)]).toEqual([text, false]);
  }
});
