import { expect, test } from "vitest";
import { auditTrail, receipt, sectionDrafts } from "@/features/editorial/data";
import { cli } from "@/features/editorial/testing/newsroom";
import { newsroomTest } from "@/features/editorial/testing/newsroom-test";
import { publishedSections } from "@/features/publication/data";
import { publishSections, saveSection } from "./sections";

const { staff } = newsroomTest();

const named = async (key: string) =>
  (await publishedSections()).filter((each) => each.key === key).map(({ name }) => name);

test("a section's names are saved first and public when they are published", async () => {
  const texts = [
    { locale: "en" as const, name: "Ideas", slug: "ideas" },
    { locale: "ru" as const, name: "Идеи", slug: "idei", description: "О том, что будет." },
  ];
  await saveSection(staff.admin, { key: "ideas", texts });
  expect(await named("ideas")).toEqual([]);
  const { receiptId } = await publishSections(staff.admin, ["ideas"]);
  expect((await named("ideas")).sort()).toEqual(["Ideas", "Идеи"]);
  const found = await receipt(receiptId);
  const paths = found?.urls.map(({ path }) => path) ?? [];
  expect(found?.locales).toEqual(["en", "ru"]);
  expect(paths).toEqual(
    expect.arrayContaining(["/en/news/ideas", "/ru/news/idei", "/sitemap.xml"]),
  );
  // The short sitemaps of all languages hang together; nothing else of another language changes.
  expect(paths.filter((path) => path.startsWith("/zh"))).toEqual(["/zh/sitemap-news.xml"]);
  expect(await auditTrail({ verb: "publish-section" })).toMatchObject([
    { detail: { key: "ideas" } },
  ]);

  // What is not named stays, and only the language that changes is touched.
  await saveSection(cli, { key: "ideas", texts: [{ locale: "ru", name: "Мысли" }] });
  const second = await receipt((await publishSections(cli, ["ideas"])).receiptId);
  expect(second?.locales).toEqual(["ru"]);
  const elsewhere = second?.urls.map(({ path }) => path).filter((path) => !path.startsWith("/ru"));
  expect(elsewhere).toEqual(["/llms.txt"]);
  const draft = (await sectionDrafts()).find(({ key }) => key === "ideas");
  expect(draft?.texts.find(({ locale }) => locale === "ru")).toMatchObject({
    name: "Мысли",
    slug: "idei",
    description: "О том, что будет.",
  });
});

test("all reasons against a section are told, and nothing is written", async () => {
  const before = await sectionDrafts();
  await expect(
    saveSection(staff.editor, {
      key: "more",
      texts: [
        { locale: "en", name: "More" },
        { locale: "ru", name: "Ещё", slug: "Ещё" },
        { locale: "zh", name: "更多", slug: "works" },
      ],
    }),
  ).rejects.toMatchObject({
    reasons: [
      { code: "role-forbids" },
      { code: "section-name-missing", locale: "en" },
      { code: "slug-invalid", locale: "ru" },
    ],
  });
  await saveSection(cli, { key: "taken", texts: [{ locale: "en", name: "T", slug: "taken" }] });
  await expect(
    saveSection(cli, { key: "other", texts: [{ locale: "en", name: "T", slug: "taken" }] }),
  ).rejects.toMatchObject({ reasons: [{ code: "slug-taken", locale: "en" }] });
  // It is public: stories live under its address.
  await expect(
    saveSection(cli, { key: "works", texts: [{ locale: "en", name: "W", slug: "elsewhere" }] }),
  ).rejects.toMatchObject({ reasons: [{ code: "slug-fixed", detail: "works" }] });
  await expect(publishSections(staff.editor, ["nowhere", "taken"])).rejects.toMatchObject({
    reasons: [{ code: "role-forbids" }, { code: "section-unknown", detail: "nowhere" }],
  });
  expect(await named("taken")).toEqual([]);
  expect((await sectionDrafts()).length).toBe(before.length + 1);
});
