import { beforeAll, expect, test } from "vitest";
import { shareDraft } from "@/features/editorial/sharing/share-links";
import { cli, newDocument, write } from "@/features/editorial/testing/newsroom";
import { newsroomTest } from "@/features/editorial/testing/newsroom-test";
import { editorialDb } from "@/lib/db/editorial";
import { withQueryTimeout } from "@/lib/page-store/query-timeout";
import { previewAccess } from "./access";

newsroomTest();

let token: string;
beforeAll(async () => {
  const documentId = await newDocument();
  await write(cli, documentId, "en");
  ({ token } = await shareDraft(cli, { documentId, locale: "en", label: "", days: 1 }));
});

test("a link opens while all that is written waits", async () => {
  // More than a pool has: answers to one link come at once, and each waits for its text.
  const waiting = Array.from({ length: 30 }, async () => {
    await editorialDb().$queryRaw`SELECT 1 AS one FROM pg_sleep(1.5)`;
  });
  const access = await withQueryTimeout(() => previewAccess(`/en/preview/shared/${token}`));
  expect(access.kind).toBe("shared");
  await Promise.all(waiting);
});
