import { expect, test } from "vitest";
import { documentDetail } from "@/features/editorial/data";
import { hireStaff, newDocument, openSection, write } from "@/features/editorial/testing/newsroom";
import { inTransaction } from "@/lib/db/transaction";
import { testDatabase } from "@/lib/postgres/testing";
import { lockDocument } from "./texts";

testDatabase();

test("who opens a story waits for no verb that works on it, and sees one state", async () => {
  await openSection();
  const staff = await hireStaff();
  const documentId = await newDocument();
  await write(staff.author, documentId, "en", { title: "Before" });
  const seen = await inTransaction(async (tx) => {
    await lockDocument(tx, documentId);
    await tx.translation.updateMany({ where: { documentId }, data: { version: 9 } });
    // Would wait for this very transaction if it took a lock.
    return documentDetail(documentId);
  });
  expect(seen.texts[0]).toMatchObject({ version: 1, head: { title: "Before" } });
  expect((await documentDetail(documentId)).texts[0]?.version).toBe(9);
});

test("an address that names no document is refused by the same code as an unknown one", async () => {
  await expect(documentDetail("not-an-id")).rejects.toThrow("document-unknown");
  await expect(documentDetail(crypto.randomUUID())).rejects.toThrow("document-unknown");
});
