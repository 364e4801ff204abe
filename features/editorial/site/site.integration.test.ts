import { afterEach, expect, test } from "vitest";
import { receipt } from "@/features/editorial/data";
import { publish } from "@/features/editorial/publishing/publish";
import { cli, newDocument, write } from "@/features/editorial/testing/newsroom";
import { newsroomTest } from "@/features/editorial/testing/newsroom-test";
import { publishedLeadId, publishedOldAddress } from "@/features/publication/data";
import { publishedFrame } from "@/features/publication/reads/data";
import { oldAddress } from "@/features/publication/routes/legacy-addresses";
import { editorialDb } from "@/lib/db/editorial";
import { endLeadStory, setLeadStory } from "./lead-story";
import { importRedirects } from "./redirects";
import {
  publishNavigation,
  publishSettings,
  saveNavigation,
  saveSettings,
} from "./settings-and-navigation";

const { staff } = newsroomTest();

afterEach(() => editorialDb().leadStory.deleteMany());

async function liveStory(slug?: string): Promise<string> {
  const documentId = await newDocument();
  await write(cli, documentId, "en", slug ? { slug } : {});
  await publish(cli, { documentId, texts: [{ locale: "en" }] });
  return documentId;
}

test("a lead story is a live one, touches the home pages, and ends in its time", async () => {
  const documentId = await liveStory();
  const { receiptId, until } = await setLeadStory(staff.editor, {
    documentId,
    until: { localTime: "2099-01-05T09:00", zone: "Asia/Shanghai" },
  });
  expect(until?.toISOString()).toBe("2099-01-05T01:00:00.000Z");
  expect((await receipt(receiptId))?.urls.map(({ path }) => path)).toEqual(["/en", "/ru", "/zh"]);
  expect(await editorialDb().job.count({ where: { kind: "end-lead", dueAt: until ?? "" } })).toBe(
    1,
  );
  expect(await publishedLeadId()).toBe(documentId);
  expect(await endLeadStory()).toBe(false);
  await editorialDb().leadStory.updateMany({ data: { until: new Date(0) } });
  expect(await publishedLeadId()).toBeUndefined();
  expect(await endLeadStory()).toBe(true);
});

test("a lead story is refused with all its reasons", async () => {
  const documentId = await newDocument();
  const until = { localTime: "2001-01-05T09:00", zone: "Asia/Shanghai" };
  await expect(setLeadStory(staff.author, { documentId, until })).rejects.toMatchObject({
    reasons: [{ code: "role-forbids" }, { code: "page-not-live" }, { code: "time-past" }],
  });
});

const settings = {
  legalName: "Bauing",
  address: "",
  pressContact: "",
  icpNumber: "",
  publicSecurityNumber: "",
  socialLinks: [],
  mourning: false,
};

test("settings are saved first and public when they are published", async () => {
  await saveSettings(staff.admin, { locale: "en", basedOn: 0, settings });
  expect((await publishedFrame("en")).settings).toBeNull();
  await expect(
    saveSettings(staff.admin, { locale: "en", basedOn: 0, settings }),
  ).rejects.toMatchObject({ reasons: [{ code: "stale", detail: 1 }] });
  await expect(publishSettings(staff.admin, ["en", "ru"])).rejects.toMatchObject({
    reasons: [{ code: "settings-invalid", locale: "ru" }],
  });
  expect((await publishedFrame("en")).settings).toBeNull();
  await publishSettings(staff.admin, ["en"]);
  expect((await publishedFrame("en")).settings).toMatchObject({ legalName: "Bauing" });
});

test.each([
  "https://me@example.com",
  "http://[::1",
  "https:\\\\example.com",
  "https:///x",
  "ftp://a.b",
])("neither settings nor a menu lead to %s", async (url) => {
  const links = { ...settings, socialLinks: [{ label: "x", url }] };
  await expect(
    saveSettings(staff.admin, { locale: "ru", basedOn: 0, settings: links }),
  ).rejects.toThrow();
  const items = [{ kind: "link" as const, label: "x", url }];
  await expect(saveNavigation(staff.editor, { locale: "ru", basedOn: 0, items })).rejects.toThrow();
});

test("a menu is saved by editors and published by administrators", async () => {
  const items = [{ kind: "section" as const, key: "works" }];
  await saveNavigation(staff.editor, { locale: "en", basedOn: 0, items });
  await expect(publishNavigation(staff.editor, ["en"])).rejects.toMatchObject({
    reasons: [{ code: "role-forbids" }],
  });
  const { receiptId } = await publishNavigation(staff.admin, ["en"]);
  expect((await publishedFrame("en")).navigation).toEqual(items);
  const paths = (await receipt(receiptId))?.urls.map(({ path }) => path);
  expect(paths).toEqual(expect.arrayContaining(["/en", "/en/news", "/en/news/works"]));
});

test("old addresses lead to where their story is now, query strings in any order", async () => {
  const documentId = await liveStory("first-slug");
  const to = "/en/news/works/first-slug";
  const rows = [{ from: "https://old.example.com/show.asp?b=2&a=1", to }];
  expect(await importRedirects(cli, rows)).toEqual({ imported: 1 });
  const asked = oldAddress("/show.asp?a=1&b=2") ?? "";
  expect(await publishedOldAddress(asked)).toBe(to);
  await write(cli, documentId, "en", { slug: "second-slug" });
  await publish(cli, { documentId, texts: [{ locale: "en" }] });
  expect(await publishedOldAddress(asked)).toBe("/en/news/works/second-slug");
});

test("old addresses are taken in all or none", async () => {
  await liveStory("in-the-way");
  const rows = [
    { from: "/good.asp", to: "/en" },
    { from: "/good.asp?", to: "/en/news" },
    { from: "nonsense", to: "/en" },
    { from: "/en/news/works/in-the-way", to: "/en" },
    { from: "/other.asp", to: "/en/nowhere" },
    { from: "/en/news/works/in-the-way?id=1", to: "/en" },
    { from: "/sitemap.xml", to: "/en" },
    { from: "/?id=1", to: "/en/news/archive/1999" },
  ];
  await expect(importRedirects(cli, rows)).rejects.toMatchObject({
    reasons: [
      { code: "address-repeated", detail: { row: 2, text: "/good.asp?" } },
      { code: "address-invalid", detail: { row: 3, text: "nonsense" } },
      { code: "address-live", detail: { row: 4, text: "/en/news/works/in-the-way" } },
      { code: "target-unknown", detail: { row: 5, text: "/en/nowhere" } },
      { code: "address-live", detail: { row: 6, text: "/en/news/works/in-the-way?id=1" } },
      { code: "address-live", detail: { row: 7, text: "/sitemap.xml" } },
      { code: "target-unknown", detail: { row: 8, text: "/en/news/archive/1999" } },
    ],
  });
  expect(await publishedOldAddress("/good.asp")).toBeUndefined();
});
