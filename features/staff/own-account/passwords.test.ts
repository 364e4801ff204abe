import { expect, test } from "vitest";
import { hashPassword, isSamePassword, verifyPassword } from "./passwords";

test("a password is kept as argon2id, each time with another salt", async () => {
  const [one, other] = await Promise.all([
    hashPassword("a long sentence"),
    hashPassword("a long sentence"),
  ]);
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(one).not.toBe(other);
  expect(await verifyPassword({ hash: one, password: "a long sentence" })).toBe(true);
  expect(await verifyPassword({ hash: one, password: "a long sentenc" })).toBe(false);
  expect(await verifyPassword({ hash: "no hash", password: "a long sentence" })).toBe(false);
});

test("the same characters are the same password, however a keyboard composes them", async () => {
  const hash = await hashPassword("caf\u00e9 sur la place");
  expect(await verifyPassword({ hash, password: "cafe\u0301 sur la place" })).toBe(true);
});

test("typed twice it may be composed in two ways", () => {
  expect(isSamePassword("密码 １２", "密码 12")).toBe(true);
  expect(isSamePassword("one", "two")).toBe(false);
});
