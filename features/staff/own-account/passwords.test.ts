import { expect, test } from "vitest";
import { hashPassword, isSamePassword, passwordFault, verifyPassword } from "./passwords";

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

const known = ["Anna Wong", "anna.wong@example.com", "王小明"];

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
  // Ten characters of Chinese are a sentence; seven are few, even so.
  ["春江潮水连海平海上明", undefined],
  ["春江潮水连海平海", undefined],
  ["春江潮水连海平", "password-short"],
  ["春江潮水 2026", "password-short"],
  ["宝鹰宝鹰宝鹰宝鹰宝鹰", "password-guessable"],
  ["王小明的密码王小明的", "password-guessable"],
  ["春春春春春春春春春春", "password-guessable"],
  ["さくらの木の下で会う", undefined],
  // Full-width letters are the letters that they look like.
  ["ａｂｃｄｅｆｇｈｉｊｋｌ", "password-guessable"],
  ["ｌｏｎｇ ｓｅｎｔ", "password-short"],
  ["очень длинная фраза", undefined],
])("%s: %s", (password, fault) => expect(passwordFault(password, known)).toBe(fault));
