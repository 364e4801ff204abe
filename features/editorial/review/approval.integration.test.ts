import { describe, expect, test } from "vitest";
import { updateDocument } from "@/features/editorial/drafts/documents";
import { publish } from "@/features/editorial/publishing/publish";
import {
  cli,
  hashOf,
  newDocument,
  paragraphs,
  textIn,
  textsEverywhere,
  write,
} from "@/features/editorial/testing/newsroom";
import { newsroomTest } from "@/features/editorial/testing/newsroom-test";
import { editorialDb } from "@/lib/db/editorial";
import { approve, submit } from "./review";

const { staff } = newsroomTest();

describe("an approval", () => {
  test("holds for what was seen and nothing else", async () => {
    const { documentId } = await textIn(staff, { editorial: "IN_REVIEW", public: "NONE" });
    const which = { documentId, locale: "en" } as const;
    const seen = await hashOf(documentId, "en");
    await write(staff.author, documentId, "en", { body: paragraphs("Changed meanwhile.") });
    await submit(staff.author, which);
    await expect(approve(staff.editor, { ...which, publicHash: seen })).rejects.toMatchObject({
      reasons: [{ code: "content-changed" }],
    });
  });

  test("ends when its caption changes afterwards, and not by what another text says of the picture", async () => {
    const hash = "ab".repeat(32);
    const text = { locale: "en", alt: "A bridge", caption: "Before" };
    await editorialDb().media.create({
      data: {
        hash,
        mime: "image/png",
        width: 9,
        height: 9,
        placeholder: "#fff",
        texts: { create: [text] },
      },
    });
    const documentId = await newDocument({ lead: hash });
    const which = { documentId, locale: "en" } as const;
    await write(staff.author, documentId, "en");
    await submit(staff.author, which);
    await approve(staff.editor, { ...which, publicHash: await hashOf(documentId, "en") });
    const approved = await hashOf(documentId, "en");
    const other = await newDocument({ lead: hash });
    const words = { alt: "A bridge", caption: "After", credit: "" };
    await write(staff.author, other, "en", { pictures: { [hash]: words } });
    expect(await hashOf(documentId, "en")).toBe(approved);
    await publish(staff.editor, { documentId, texts: [{ locale: "en" }] });

    await write(staff.author, documentId, "en", { pictures: { [hash]: words } });
    expect(await hashOf(documentId, "en")).not.toBe(approved);
    await expect(
      publish(staff.editor, { documentId, texts: [{ locale: "en" }] }),
    ).rejects.toMatchObject({ reasons: [{ code: "not-approved", locale: "en" }] });
  });

  test("ends when a date changes afterwards; an administrator may give it again", async () => {
    const { documentId } = await textIn(staff, { editorial: "APPROVED", public: "NONE" });
    const texts = [{ locale: "en" as const }];
    await updateDocument(staff.author, documentId, { version: 0, storyDate: "2022-02-02" });
    await expect(publish(staff.editor, { documentId, texts })).rejects.toMatchObject({
      reasons: [{ code: "approval-outdated", locale: "en" }],
    });
    await publish(staff.admin, { documentId, texts });
    const approvals = await editorialDb().approval.findMany({
      where: { translation: { documentId } },
      orderBy: { approvedAt: "asc" },
    });
    expect(approvals.map(({ selfApproved }) => selfApproved)).toEqual([false, true]);
  });

  test("by a second person can be demanded of everybody", async () => {
    const documentId = await newDocument();
    await write(staff.admin, documentId, "en");
    const which = { documentId, locale: "en" } as const;
    const texts = [{ locale: "en" as const }];
    await submit(staff.admin, which);
    await approve(staff.admin, { ...which, publicHash: await hashOf(documentId, "en") });
    process.env.REQUIRE_SECOND_PERSON = "1";
    try {
      // Approved by its author, before the rule was made.
      await expect(publish(staff.admin, { documentId, texts })).rejects.toMatchObject({
        reasons: [{ code: "second-person-required", locale: "en" }],
      });
      await expect(
        publish(cli, { documentId: await textsEverywhere(staff.author), texts }),
      ).rejects.toMatchObject({
        reasons: [{ code: "second-person-required", locale: "en" }],
      });
    } finally {
      delete process.env.REQUIRE_SECOND_PERSON;
    }
  });
});
