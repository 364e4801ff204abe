import { beforeAll, expect, test } from "vitest";
import { searchDrafts } from "@/features/editorial/drafts/search-drafts";
import {
  cli,
  hireStaff,
  newDocument,
  paragraphs,
  write,
} from "@/features/editorial/testing/newsroom";
import { newsroomTest } from "@/features/editorial/testing/newsroom-test";
import { editorialDb } from "@/lib/db/editorial";
import { publicDb } from "@/lib/db/public";
import { reindexDrafts } from "./draft-index";
import { eraseRevision } from "./erase-revision";

const { staff } = newsroomTest();

let documentId: string;
beforeAll(async () => {
  documentId = await newDocument();
  await write(staff.author, documentId, "zh", {
    title: "草稿：塔吊旁的下午",
    body: paragraphs("看守林若水把名字写在了空白处。"),
  });
  await write(staff.author, documentId, "ru", {
    title: "Черновик о кровлях",
    body: paragraphs("Плотники работали молча."),
  });
});

const found = async (query: string, actor: Parameters<typeof searchDrafts>[0] = staff.author) =>
  (await searchDrafts(actor, query)).map(({ locale, title }) => `${locale} ${title}`);

test("drafts are found as published texts are: words, forms, pinyin", async () => {
  expect(await found("塔吊")).toEqual(["zh 草稿：塔吊旁的下午"]);
  expect(await found("lin ruoshui")).toEqual(["zh 草稿：塔吊旁的下午"]);
  expect(await found("кровля")).toEqual(["ru Черновик о кровлях"]);
  expect(await found("плотником")).toEqual(["ru Черновик о кровлях"]);
  expect(await found("' & | ! <-> :* \\ \u0000")).toEqual([]);
});

test("the newest revision counts, and one that was erased is gone", async () => {
  const other = await newDocument();
  await write(staff.author, other, "en", { title: "A scaffold" });
  await write(staff.author, other, "en", { title: "A carpenter" });
  expect(await found("scaffold")).toEqual([]);
  expect(await found("carpenters")).toEqual(["en A carpenter"]);
  await eraseRevision(staff.admin, { documentId: other, locale: "en", number: 2, reason: "Test." });
  expect(await found("carpenter")).toEqual([]);
});

test("whoever has no account, or a disabled one, sees nothing", async () => {
  const { editor } = await hireStaff();
  await editorialDb().user.update({
    where: { id: editor.userId },
    data: { disabledAt: new Date() },
  });
  await expect(searchDrafts(editor, "塔吊")).rejects.toThrow("account-disabled");
  await expect(searchDrafts({ userId: "nobody" }, "塔吊")).rejects.toThrow("account-unknown");
});

test("the public role cannot read the desk's index", async () => {
  await expect(publicDb().$queryRaw`SELECT * FROM editorial.draft_entry`).rejects.toThrow(
    /permission denied/,
  );
});

test("the index can be made anew", async () => {
  await editorialDb().$executeRaw`DELETE FROM editorial.draft_entry`;
  expect(await found("塔吊", cli)).toEqual([]);
  await reindexDrafts();
  expect(await found("塔吊", cli)).toEqual(["zh 草稿：塔吊旁的下午"]);
});
