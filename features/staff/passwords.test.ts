import { expect, test } from "vitest";
import { hashPassword, passwordFault, verifyPassword } from "./passwords";

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

const known = ["Anna Wong", "anna.wong@example.com"];

test.each([
  ["short", "password-short"],
  ["x".repeat(129), "password-long"],
  ["aaaaaaaaaaaa", "password-guessable"],
  ["123456789012", "password-guessable"],
  ["abcdefghijkl", "password-guessable"],
  ["AnnaWong1234", "password-guessable"],
  ["anna.wong@example.com", "password-guessable"],
  ["bauingbauing", "password-guessable"],
  ["a long sentence", undefined],
  ["宝鹰集团新闻编辑部的好密码", undefined],
  ["очень длинная фраза", undefined],
])("%s: %s", (password, fault) => expect(passwordFault(password, known)).toBe(fault));
