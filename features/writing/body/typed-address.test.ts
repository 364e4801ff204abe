import { expect, test } from "vitest";
import { typedAddress } from "./typed-address";

test.each([
  ["example.com", "https://example.com"],
  ["HTTPS://Example.com/A", "https://Example.com/A"],
  [
    " https://example.com/s?wd=%b1%A6&q=a+b%20c&&x#%E5 ",
    "https://example.com/s?wd=%b1%A6&q=a+b%20c&&x#%E5",
  ],
  ["https://宝鹰.中国/新闻?页=2", "https://宝鹰.中国/新闻?页=2"],
  ["https://example.com/a/../b", "https://example.com/a/../b"],
  ["press@example.com", "mailto:press@example.com"],
  ["mailto:press@example.com?subject=%D2", "mailto:press@example.com?subject=%D2"],
  ["/en/news", "/en/news"],
  ["\u200bexample.com\u200b", "https://example.com"],
])("%s is %s", (typed, address) => expect(typedAddress(typed)).toBe(address));

test.each(["", " ", "\u200b", "words", "two words.com", "//evil.example", "javascript:alert(1)"])(
  "%j is no address",
  (typed) => expect(typedAddress(typed)).toBeUndefined(),
);
