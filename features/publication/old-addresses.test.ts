import { expect, test } from "vitest";
import { oldAddress } from "./old-addresses";

test("an old address has one form, whatever order its query was written in", () => {
  const form = "/index.php?a=1&b=2";
  expect(oldAddress("/index.php?b=2&a=1")).toBe(form);
  expect(oldAddress("https://old.example.com/index.php?a=1&b=2#top")).toBe(form);
  expect(oldAddress(" /news.asp? ")).toBe("/news.asp");
  expect(oldAddress("/新闻?标题=宝鹰")).toBe(
    "/%E6%96%B0%E9%97%BB?%E6%A0%87%E9%A2%98=%E5%AE%9D%E9%B9%B0",
  );
});

test("what is no address has none", () => {
  for (const text of ["", "news.asp", "//evil.example", "javascript:alert(1)", "http://"]) {
    expect(oldAddress(text)).toBeUndefined();
  }
});
