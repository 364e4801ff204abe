import { expect, test } from "vitest";
import { isOwnAddress, oldAddress } from "./legacy-addresses";

test("an old address has one form, whatever order its query was written in", () => {
  const form = "/index.php?a=1&b=2";
  expect(oldAddress("/index.php?b=2&a=1")).toBe(form);
  expect(oldAddress("/index.php?&b=%32&&a=1")).toBe(form);
  expect(oldAddress("https://old.example.com/index.php?a=1&b=2#top")).toBe(form);
  expect(oldAddress(" /news.asp? ")).toBe("/news.asp");
  expect(oldAddress("/news/")).toBe("/news");
  expect(oldAddress("/?p=12")).toBe("/?p=12");
  expect(oldAddress("/find.asp?q=a+b")).toBe(oldAddress("/find.asp?q=a%20b"));
  expect(oldAddress("/新闻?标题=宝鹰")).toBe(
    "/%E6%96%B0%E9%97%BB?%E6%A0%87%E9%A2%98=%E5%AE%9D%E9%B9%B0",
  );
});

test("words in GBK stay apart", () => {
  expect(oldAddress("/list.asp?class=%b1%a6")).toBe("/list.asp?class=%B1%A6");
  expect(oldAddress("/%d3%a5/1.html")).toBe("/%D3%A5/1.html");
  expect(oldAddress("/list.asp?class=%b1%a6")).not.toBe(oldAddress("/list.asp?class=%d3%a5"));
});

test("what is no address has none", () => {
  for (const text of ["", "news.asp", "//evil.example", "javascript:alert(1)", "http://"]) {
    expect(oldAddress(text)).toBeUndefined();
  }
});

test("what this site answers itself is not an earlier site's", () => {
  const own = ["/", "/sitemap.xml", "/readyz", "/media/x.jpg", "/en/news/page/2", "/zh/search"];
  for (const path of own) expect(isOwnAddress(path), path).toBe(true);
  const old = [
    "/index.php",
    "/en",
    "/en/news",
    "/en/newspaper",
    "/readyz.asp",
    "/en/news/archives",
  ];
  for (const path of old) expect(isOwnAddress(path), path).toBe(false);
});

test.each([
  "/news\\a",
  "https://old.example\\news",
  "/a\u0000b",
  "/a\u001b[31m",
  "/a\nb",
  "http://[::1",
  "https://",
  "https:///news",
  "https://:80/news",
  "https://me@old.example/news",
  "https://me:word@old.example/news",
  "javascript:alert(1)",
])("%j is no old address", (text) => expect(oldAddress(text)).toBeUndefined());
