import { expect, test } from "vitest";
import { receipt } from "@/features/editorial/data";
import { cli, everywhere, textIn, textsEverywhere } from "@/features/editorial/testing/newsroom";
import { newsroomTest } from "@/features/editorial/testing/newsroom-test";
import { resolvePath } from "@/features/publication/routes/resolve-path";
import { publish } from "./publish";
import { republish } from "./republish";
import { withdraw } from "./withdraw";

const { staff } = newsroomTest();

test("a withdrawn text comes back by republishing only", async () => {
  const { documentId } = await textIn(staff, { editorial: "APPROVED", public: "WITHDRAWN" });
  const texts = [{ locale: "en" as const }];
  await expect(publish(cli, { documentId, texts })).rejects.toMatchObject({
    reasons: [{ code: "withdrawn", locale: "en" }],
  });
  const { paths } = await republish(cli, { documentId, texts });
  expect(await resolvePath(paths[0] ?? "")).toEqual({ kind: "page" });
});

test("a withdrawal lists what must answer 410, and a notice is needed in each language", async () => {
  const documentId = await textsEverywhere(staff.author);
  const { paths } = await publish(cli, { documentId, texts: everywhere });
  await expect(
    withdraw(staff.editor, {
      documentId,
      texts: [
        { locale: "en", notice: "Taken back." },
        { locale: "ru", notice: " " },
      ],
    }),
  ).rejects.toMatchObject({ reasons: [{ code: "notice-missing", locale: "ru" }] });
  const { receiptId } = await withdraw(staff.editor, {
    documentId,
    texts: [{ locale: "zh", notice: "已撤回。" }],
  });
  const urls = (await receipt(receiptId))?.urls ?? [];
  const [zh, en, ru] = paths;
  expect(urls).toContainEqual(expect.objectContaining({ path: zh, expectedStatus: 410 }));
  for (const path of [en, ru]) {
    expect(urls).toContainEqual(expect.objectContaining({ path, expectedStatus: 200 }));
  }
});
