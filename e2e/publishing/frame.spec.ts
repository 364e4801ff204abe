import { matrix, titleOf } from "@/e2e/fixtures/documents";
import { cli, settled } from "@/e2e/fixtures/engine";
import { pathOf } from "@/e2e/fixtures/publishing";
import { expect, messages, test } from "@/e2e/fixtures/test";
import { siteDraft } from "@/features/editorial/data";
import { setLeadStory } from "@/features/editorial/site/lead-story";
import { importRedirects } from "@/features/editorial/site/redirects";
import {
  publishNavigation,
  saveNavigation,
} from "@/features/editorial/site/settings-and-navigation";
import type { Navigation } from "@/features/publication/catalogue/navigation";
import { editorialDb } from "@/lib/db/editorial";

// What editors choose for the whole site: its lead story, its menu, its old addresses.

test.describe.configure({ mode: "serial" });

const chosen = matrix.find(({ key }) => key === "matrix-live-live-absent");
if (!chosen) throw new Error("The matrix has a story that is live in two languages");

const homes = ["/en", "/ru", "/zh"];

test("the chosen story leads the home pages of its languages until its time ends", async ({
  page,
  request,
}) => {
  const others = ["/en/news", "/en/feed.xml", "/sitemap.xml", "/zh/news/archive/2018"];
  const etags = () =>
    Promise.all(others.map(async (path) => (await request.get(path)).headers().etag));
  const leadOf = async (locale: "zh" | "en" | "ru") => {
    await page.goto(`/${locale}`);
    const region = page.getByRole("region", { name: messages(locale)("Home.lead") });
    return region.getByRole("heading").textContent();
  };
  const untouched = await etags();
  const before = { zh: await leadOf("zh"), en: await leadOf("en"), ru: await leadOf("ru") };
  const time = { localTime: "2099-01-05T09:00", zone: "Asia/Shanghai" };
  const set = await setLeadStory(cli, { documentId: chosen.id, until: time });
  expect((await settled(set.receiptId)).waited.sort()).toEqual(homes);
  expect(await leadOf("zh")).toBe(titleOf(chosen, "zh"));
  expect(await leadOf("en")).toBe(titleOf(chosen, "en"));
  // It does not exist in Russian: the newest leads there as before.
  expect(await leadOf("ru")).toBe(before.ru);

  // The time comes: the worker ends it.
  await editorialDb().leadStory.updateMany({ data: { until: new Date(Date.now() - 1_000) } });
  await editorialDb().job.updateMany({ where: { kind: "end-lead" }, data: { dueAt: new Date() } });
  const ended = () =>
    editorialDb().receipt.findFirst({ where: { verb: "end-lead" }, orderBy: { xid: "desc" } });
  await expect.poll(ended, { timeout: 15_000 }).not.toBeNull();
  expect((await settled((await ended())?.id ?? "")).waited.sort()).toEqual(homes);
  expect(await leadOf("zh")).toBe(before.zh);
  expect(await leadOf("en")).toBe(before.en);
  expect(await etags()).toEqual(untouched);
});

test("a published menu stands in the header of its language; without one the first pages do", async ({
  page,
  request,
}) => {
  const menuOn = async (path: string) => {
    await page.goto(path);
    const navigation = page.getByRole("navigation", {
      name: messages("en")("SiteHeader.navigation"),
    });
    return navigation.getByRole("link").allInnerTexts();
  };
  const publishMenu = async (items: Navigation) => {
    const basedOn = (await siteDraft("en")).navigation?.version ?? 0;
    await saveNavigation(cli, { locale: "en", basedOn, items });
    return settled((await publishNavigation(cli, ["en"])).receiptId);
  };
  const story = pathOf(chosen, "en");
  const before = await menuOn("/en");
  const chinese = await (await request.get("/zh/news")).headers();
  const about = await editorialDb().publication.findFirstOrThrow({
    where: { kind: "PAGE", locale: "en" },
    orderBy: { position: "desc" },
  });
  const { waited, lowPriority } = await publishMenu([
    { kind: "link", label: "Elsewhere", url: "https://elsewhere.example/" },
    { kind: "page", documentId: about.documentId },
    { kind: "section", key: "bauing-dynamic" },
    { kind: "section", key: "no-such-section" },
  ]);
  expect(waited).toEqual(expect.arrayContaining(["/en", "/en/news", about.path]));
  expect(lowPriority).toEqual(
    expect.arrayContaining([story, "/en/news/page/1", "/en/news/archive/2018"]),
  );
  // The list for language models names the pages of all languages.
  const elsewhere = [...waited, ...lowPriority].filter((path) => !path.startsWith("/en"));
  expect(elsewhere).toEqual(["/llms.txt"]);
  for (const path of ["/en", story, about.path]) {
    const names = (await menuOn(path)).map((name) => name.trim());
    expect(names.slice(1), path).toEqual(["Elsewhere", about.title, "Bauing Dynamic"]);
  }
  expect((await request.get("/zh/news")).headers().etag).toBe(chinese.etag);
  await publishMenu([]);
  expect(await menuOn("/en")).toEqual(before);
  expect(await menuOn(story)).toEqual(before);
});

test("old addresses lead to their new places, whatever they look like", async ({ request }) => {
  const to = pathOf(chosen, "zh");
  const old = [
    "https://old.example.com/show.asp?id=7&lang=zh",
    "/list.asp?class=%B1%A6%D3%A5",
    "/%D3%A5/index.html",
    "/about/",
    "/?p=12",
    "/en/show.php?id=3",
    "/media/7.jpg.html",
  ];
  const answers = async () =>
    Promise.all(
      old.map(async (address) => {
        const path = address.replace("https://old.example.com", "");
        const { status, headers } = await request
          .fetch(path, { maxRedirects: 0, method: "GET" })
          .then((response) => ({ status: response.status(), headers: response.headers() }));
        return [path, status, headers.location];
      }),
    );
  expect((await answers()).filter(([, status]) => status === 301)).toEqual([]);
  const rows = old.filter((address) => !address.startsWith("/media/"));
  await importRedirects(
    cli,
    rows.map((from) => ({ from, to })),
  );
  for (const [path, status, location] of await answers()) {
    const expected = path === "/media/7.jpg.html" ? [404, undefined] : [301, to];
    expect([status, location], `${path}`).toEqual(expected);
  }
  const same = [
    "/show.asp?lang=zh&id=7",
    "/show.asp?lang=zh&&id=%37",
    "/list.asp?class=%b1%a6%d3%a5",
  ];
  for (const path of same) {
    const response = await request.head(path, { maxRedirects: 0 });
    expect([response.status(), response.headers().location], path).toEqual([301, to]);
  }
  for (const path of ["/show.asp", "/show.asp?id=8&lang=zh", "/about/us", "/?p=13"]) {
    const status = (await request.get(path, { maxRedirects: 0 })).status();
    expect([404, 307], path).toContain(status);
  }
  expect((await request.post("/about", { maxRedirects: 0 })).status()).toBe(405);
});
