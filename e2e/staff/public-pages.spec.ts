import { matrix } from "@/e2e/fixtures/documents";
import { pathOf } from "@/e2e/fixtures/publishing";
import { hire } from "@/e2e/fixtures/staff";
import { expect, test } from "@/e2e/fixtures/test";
import { createDocument } from "@/features/editorial/drafts/documents";
import { saveRevision } from "@/features/editorial/drafts/save-revision";

// Staff are readers too, and what they alone may see is kept for nobody.

const cli = { system: "cli" } as const;
const live = matrix.find(({ key }) => key === "matrix-live-live-live");

test("public pages are the same for staff, and set nothing", async ({ request }) => {
  if (!live) throw new Error("The matrix has a story in all languages");
  const { cookie } = await hire("admin");
  const headers = { cookie: `${cookie.name}=${cookie.value}` };
  for (const path of ["/en", "/en/news/archive/2017", pathOf(live, "zh"), "/ru/feed.xml"]) {
    // Whoever comes first has the page made.
    const staff = await request.get(path, { headers });
    const reader = await request.get(path);
    expect(await staff.text(), path).toBe(await reader.text());
    expect(staff.status(), path).toBe(reader.status());
    expect(staff.headers().etag, path).toBe(reader.headers().etag);
    expect(staff.headers()["set-cookie"], path).toBeUndefined();
  }
});

test("a preview stays with who may see it", async ({ request }) => {
  const { documentId } = await createDocument(cli, {
    kind: "ARTICLE",
    primaryLocale: "en",
    sectionKey: "bauing-dynamic",
  });
  const title = "Between these walls alone";
  await saveRevision(cli, {
    documentId,
    locale: "en",
    basedOn: 0,
    content: { title, body: { type: "doc", content: [{ type: "paragraph", attrs: { id: "a" } }] } },
  });
  const { cookie } = await hire("author");
  const headers = { cookie: `${cookie.name}=${cookie.value}` };
  const previews = [`/en/preview/story/${documentId}`, "/en/preview/news", "/en/preview/home"];
  for (const path of previews) {
    for (const asked of [headers, { ...headers, rsc: "1" }]) {
      const shown = await request.get(path, { headers: asked });
      expect(shown.status(), path).toBe(200);
      expect(shown.headers()["cache-control"], path).toContain("no-store");
      expect(shown.headers()["x-snapshot"], path).toBeUndefined();
    }
    const reader = await request.get(path, { maxRedirects: 0 });
    expect([reader.status(), reader.headers().location], path).toEqual([
      307,
      expect.stringContaining("/en/staff/sign-in"),
    ]);
    expect(await reader.text(), path).not.toContain(title);
  }
  const story = await request.get(previews[0] ?? "", { headers });
  expect(await story.text()).toContain(title);
  for (const path of ["/en", "/en/news", "/en/feed.xml"]) {
    expect(await (await request.get(path)).text(), path).not.toContain(title);
  }
});
