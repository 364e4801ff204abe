import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { shareDraft } from "@/features/editorial/sharing/share-links";
import {
  cli,
  hireStaff,
  newDocument,
  openSection,
  write,
} from "@/features/editorial/testing/newsroom";
import { makeCrops } from "@/features/media/crops/crop-files";
import { keepPicture } from "@/features/media/pictures/derive";
import { mayFetchPicture, previewAccess } from "@/features/preview/access/access";
import { editorialDb } from "@/lib/db/editorial";
import { testDatabase } from "@/lib/postgres/testing";
import { onlyWhoMay } from "@/server/app/local-app";
import { bareRouter } from "@/server/front/testing/bare-router";
import { createMedia } from "./media";

testDatabase();

const media = createMedia({
  mayFetchDraft: mayFetchPicture,
  makeCrops,
  mendFiles: async () => {},
});
const answer = onlyWhoMay(async () => {});
const server = createServer(bareRouter({ media, answer }));
let origin = "";
let address = "";
let cookie = "";

beforeAll(async () => {
  await openSection();
  const staff = await hireStaff();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const bytes = await sharp({
    create: { width: 600, height: 400, channels: 3, background: "#b92f16" },
  })
    .png()
    .toBuffer();
  const original = await keepPicture(bytes);
  await editorialDb().media.create({
    data: { ...original, texts: { create: { locale: "en", alt: "A plain area" } } },
  });
  const documentId = await newDocument({ lead: original.hash });
  await write(cli, documentId, "en", {});
  const { token } = await shareDraft(staff.editor, {
    documentId,
    locale: "en",
    label: "",
    days: 1,
  });
  const access = await previewAccess(`/en/preview/shared/${token}`);
  if (access.kind !== "shared") throw new Error("the link does not open");
  cookie = access.cookie.split(";", 1)[0] ?? "";
  address = `/media/${original.hash}/480.webp`;
}, 60_000);
afterAll(() => server.close());

const ask = (path: string, headers: Record<string, string> = {}) =>
  fetch(origin + path, { headers });

test("a draft's picture is there for some, and every answer says that it goes by who asks", async () => {
  const shown = await ask(address, { cookie });
  expect(shown.status).toBe(200);
  expect(shown.headers.get("vary")).toContain("Cookie");
  expect(shown.headers.get("cache-control")).toMatch(/private/);

  const known = { cookie, "if-none-match": shown.headers.get("etag") ?? "" };
  const unchanged = await ask(address, known);
  expect(unchanged.status).toBe(304);
  expect(unchanged.headers.get("vary")).toContain("Cookie");

  for (const headers of [{}, { cookie: "newsroom.share.x=y" }]) {
    const missing = await ask(address, headers as Record<string, string>);
    expect(missing.status).toBe(404);
    expect(missing.headers.get("vary")).toContain("Cookie");
    expect(missing.headers.get("cache-control")).toBe("no-store");
  }
});

test("an answer to an address of no picture at all is told from it by nothing", async () => {
  const none = await ask(address.replace(/[0-9a-f]{64}/, "0".repeat(64)));
  const draft = await ask(address);
  const told = (answer: Response) =>
    [...answer.headers].filter(([name]) => name !== "date" && name !== "connection");
  expect(told(none)).toEqual(told(draft));
  expect(none.status).toBe(draft.status);
  expect(await none.text()).toBe(await draft.text());
});

test("a preview that is not there goes by who asks, too", async () => {
  const answer = await ask(`/en/preview/shared/${"a".repeat(43)}`);
  expect(answer.status).toBe(404);
  expect(answer.headers.get("vary")).toContain("Cookie");
  expect(answer.headers.get("cache-control")).toBe("no-store");
  const [event] = await editorialDb().securityEvent.findMany({ where: { kind: "link-refused" } });
  expect(event).toMatchObject({ network: "127.0.0.1", detail: { link: "share" } });
});

test("what is the same for everybody does not go by cookies", async () => {
  const answer = await ask("/en/nothing", { cookie });
  expect(answer.headers.get("vary") ?? "").not.toContain("Cookie");
});
