import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { receipt } from "@/features/editorial/data";
import { addToLibrary } from "@/features/editorial/pictures/library";
import { publish } from "@/features/editorial/publishing/publish";
import { withdraw } from "@/features/editorial/publishing/withdraw";
import { shareDraft } from "@/features/editorial/sharing/share-links";
import { cli, newDocument, paragraphs, write } from "@/features/editorial/testing/newsroom";
import { newsroomTest } from "@/features/editorial/testing/newsroom-test";
import { keepFile } from "@/features/media/intake/keep-file";
import { pdfFile } from "@/features/media/testing/pdf-file";
import { mayFetchPicture, previewAccess } from "@/features/preview/access/access";
import type { Body } from "@/features/publication/schema";
import { editorialDb } from "@/lib/db/editorial";
import { bareRouter } from "@/server/front/testing/bare-router";
import { createMedia } from "./media";

const { staff } = newsroomTest();

const media = createMedia({
  mayFetchDraft: mayFetchPicture,
  makeCrops: async () => {},
  mendFiles: async () => {},
});
const server = createServer(bareRouter({ media }));
let origin = "";
const pdf = pdfFile(12);
let hash = "";

beforeAll(async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

const ask = (path: string, headers: Record<string, string> = {}) =>
  fetch(origin + path, { headers });

function offering(file: string): Body {
  const body = paragraphs("The report is here:", "");
  const marks = [{ type: "link" as const, attrs: { file } }];
  body.content[1] = {
    type: "paragraph",
    attrs: { id: "b2" },
    content: [{ type: "text", text: "Annual report", marks }],
  };
  return body;
}

test("a document is there while something public offers it, and for whoever may see a draft", async () => {
  const kept = await keepFile(pdf);
  if (!("document" in kept)) throw new Error("it is no document");
  hash = await addToLibrary(kept.document, { ...kept, name: "Отчёт 2026.PDF" });
  await editorialDb().media.update({ where: { hash }, data: { language: "ru" } });
  const documentId = await newDocument();
  await write(staff.author, documentId, "en", { body: offering(hash) });
  const path = `/media/${hash}/file.pdf`;

  expect((await ask(path)).status).toBe(404);
  const shared = { documentId, locale: "en", label: "", days: 1 } as const;
  const { token } = await shareDraft(staff.author, shared);
  const access = await previewAccess(`/en/preview/shared/${token}`);
  if (access.kind !== "shared") throw new Error("the link does not open");
  const draft = await ask(path, { cookie: access.cookie.split(";", 1)[0] ?? "" });
  expect([draft.status, draft.headers.get("cache-control")]).toEqual([200, "private, no-cache"]);

  const { receiptId } = await publish(cli, { documentId, texts: [{ locale: "en" }] });
  expect((await receipt(receiptId))?.urls).toContainEqual(
    expect.objectContaining({ path, expectedStatus: 200 }),
  );
  expect(await editorialDb().publishedFile.findMany()).toMatchObject([
    {
      hash,
      name: "Отчёт 2026.PDF",
      pages: 12,
      bytes: pdf.length,
      language: "ru",
      title: "Annual report",
    },
  ]);
  const shown = await ask(path);
  expect(shown.status).toBe(200);
  expect(Buffer.from(await shown.arrayBuffer()).equals(pdf)).toBe(true);
  const { headers } = shown;
  expect(headers.get("content-type")).toBe("application/pdf");
  expect(headers.get("content-disposition")).toBe(
    `attachment; filename="_____ 2026.PDF"; filename*=UTF-8''${encodeURIComponent("Отчёт 2026.PDF")}`,
  );
  expect(headers.get("content-security-policy")).toMatch(/^default-src 'none';.*sandbox$/);
  expect(headers.get("x-content-type-options")).toBe("nosniff");
  // By another ending, or as a picture, it is nothing.
  expect((await ask(`/media/${hash}/480.webp`)).status).toBe(404);
  expect((await ask(`/media/${hash}/original`)).status).toBe(404);

  await withdraw(cli, { documentId, texts: [{ locale: "en", notice: "Gone." }] });
  media.forget();
  expect((await ask(path)).status).toBe(404);
  expect(await editorialDb().publishedFile.count()).toBe(0);
});

test("a text that offers what is no document of the library is not published", async () => {
  const documentId = await newDocument();
  const unknown = "ab".repeat(32);
  await write(staff.author, documentId, "en", { body: offering(unknown) });
  await expect(publish(cli, { documentId, texts: [{ locale: "en" }] })).rejects.toMatchObject({
    reasons: [{ code: "file-unknown", locale: "en", detail: unknown }],
  });
});
