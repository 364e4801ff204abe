import { expect, test } from "vitest";
import { unusedMessages } from "./message-use";

const catalogue = {
  Footer: { address: "…", legal: { icp: "…" } },
  Status: { 404: { title: "…" } },
};

test("knows namespaces, nested keys, full keys and templates", () => {
  const sources = [
    'const t = useTranslations("Footer"); t("address"); t.rich("legal.icp", {});',
    "const s = getTranslations({ locale, namespace: 'Status' }); s(`404.title`);",
  ];
  expect(unusedMessages(catalogue, sources)).toEqual([]);
  expect(unusedMessages({ a: { b: { c: "…" } } }, ["t('a.b.c')"])).toEqual([]);
  expect(unusedMessages({ S: { e: { x: "…" } } }, ['t("S")', `t(\`e.\${code}\`)`])).toEqual([]);
});

test("names what no source names", () => {
  expect(unusedMessages(catalogue, ['useTranslations("Footer")("legal.icp")'])).toEqual([
    "No source names the message Footer.address: use it or remove it from messages/*.json.",
    "No source names the message Status.404.title: use it or remove it from messages/*.json.",
  ]);
});
