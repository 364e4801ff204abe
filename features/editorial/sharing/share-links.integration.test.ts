import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "@/features/audit/actors/actors";
import { assign } from "@/features/editorial/assignments/assign";
import { documentDetail, receipts, shareLinks } from "@/features/editorial/data";
import { restoreRevision } from "@/features/editorial/drafts/restore-revision";
import { history } from "@/features/editorial/history/data";
import { dryRun, publish } from "@/features/editorial/publishing/publish";
import { cli, newDocument, paragraphs, write } from "@/features/editorial/testing/newsroom";
import { newsroomTest } from "@/features/editorial/testing/newsroom-test";
import { editorialDb } from "@/lib/db/editorial";
import { openShare, revokeShare, shareDraft } from "./share-links";

const { staff } = newsroomTest();

let documentId: string;

beforeEach(async () => {
  documentId = await newDocument();
  await write(staff.author, documentId, "en", { body: paragraphs("First.") });
  await write(staff.author, documentId, "en", { body: paragraphs("Second.") });
});

const share = (change: object = {}) =>
  shareDraft(staff.author, { documentId, locale: "en", label: "Ms Wang", days: 7, ...change });

describe("a link to a draft", () => {
  test("opens what it was made for, and is counted", async () => {
    const newest = await share();
    const first = await share({ revisionNumber: 1 });
    expect(await openShare(newest.token)).toEqual({
      documentId,
      locale: "en",
      revisionNumber: undefined,
      asksOpinion: false,
    });
    expect(await openShare(first.token, { used: true })).toMatchObject({ revisionNumber: 1 });
    const links = await shareLinks(documentId);
    expect(links.map(({ uses, lastUsedAt }) => [uses, lastUsedAt !== null])).toEqual([
      [1, true],
      [0, false],
    ]);
  });

  test("is kept as a hash", async () => {
    const { token } = await share();
    const rows = await editorialDb().$queryRaw<{ row: string }[]>`
      SELECT to_jsonb(s)::text AS row FROM editorial.share_link s`;
    expect(rows.some(({ row }) => row.includes(token))).toBe(false);
  });

  test.each([
    ["wrong", async () => "a".repeat(43)],
    ["no token at all", async () => "../../en"],
    [
      "revoked",
      async () => {
        const { token } = await share();
        const [link] = await shareLinks(documentId);
        await revokeShare(staff.author, { id: link?.id ?? "", documentId });
        return token;
      },
    ],
    [
      "expired",
      async () => {
        const { token } = await share();
        await editorialDb().shareLink.updateMany({
          where: { documentId },
          data: { expiresAt: new Date(Date.now() - 1000) },
        });
        return token;
      },
    ],
    [
      "published",
      async () => {
        const { token } = await share();
        await publish(staff.admin, { documentId, texts: [{ locale: "en" }] });
        return token;
      },
    ],
  ])("does not open when it is %s", async (_, tokenOf) => {
    expect(await openShare(await tokenOf())).toBeUndefined();
  });

  test("made after a publish opens the newer draft", async () => {
    await publish(staff.admin, { documentId, texts: [{ locale: "en" }] });
    await write(staff.author, documentId, "en", { body: paragraphs("Third.") });
    const { token } = await share();
    expect(await openShare(token)).toBeDefined();
  });

  test("of a language or revision that is not there is refused", async () => {
    await expect(share({ locale: "ru" })).rejects.toThrow("translation-unknown");
    await expect(share({ revisionNumber: 99 })).rejects.toThrow("revision-unknown");
  });
});

describe("whose links are whose", () => {
  /** Of the document's author, of an author who has no part in it, and of others. */
  const people = async () => {
    const { id: userId } = await editorialDb().user.create({
      data: { name: "Another", email: `${crypto.randomUUID()}@example.com`, role: "AUTHOR" },
    });
    return { author: staff.author, other: { userId }, editor: staff.editor, admin: staff.admin };
  };
  const outcome = (work: Promise<unknown>): Promise<string> =>
    work.then(
      () => "done",
      (error: { reasons?: { code: string }[] }) =>
        error.reasons?.map(({ code }) => code).join() ?? "",
    );
  const linkBy = async (actor: Actor): Promise<string> => {
    await shareDraft(actor, { documentId, locale: "en", label: "", days: 1 });
    const [link] = await shareLinks(documentId);
    return link?.id ?? "";
  };

  test("authors share what they write or are to write; editors share every story", async () => {
    const { author, other, editor, admin } = await people();
    const shares = (actor: Actor) =>
      outcome(shareDraft(actor, { documentId, locale: "en", label: "", days: 1 }));
    expect(await shares(author)).toBe("done");
    expect(await shares(editor)).toBe("done");
    expect(await shares(admin)).toBe("done");
    expect(await shares(other)).toBe("not-taking-part");
    expect(await editorialDb().shareLink.count({ where: { createdById: other.userId } })).toBe(0);
    // Whoever is asked to work on it has a part in it, in whatever language.
    const work = { locale: "ru", task: "TRANSLATE", ...other, dueOn: null } as const;
    await assign(editor, { documentId, ...work });
    expect(await shares(other)).toBe("done");
  });

  test("authors end their own links, editors every link", async () => {
    const { author, other, editor, admin } = await people();
    const ends = async (actor: Actor, id: string) =>
      outcome(revokeShare(actor, { id, documentId }));
    const own = await linkBy(author);
    const editors = await linkBy(editor);
    expect(await ends(other, own)).toBe("share-link-of-another");
    expect(await ends(author, editors)).toBe("share-link-of-another");
    expect((await shareLinks(documentId)).map(({ revokedAt }) => revokedAt)).toEqual([null, null]);
    expect(await ends(author, own)).toBe("done");
    // One that has ended stays ended, and nobody has to know that it had.
    expect(await ends(author, own)).toBe("done");
    expect(await ends(admin, editors)).toBe("done");
  });

  test("a link that there is none of is not ended", async () => {
    const id = await linkBy(staff.author);
    const elsewhere = await newDocument();
    const unknown = { id: crypto.randomUUID(), documentId };
    expect(await outcome(revokeShare(staff.admin, unknown))).toBe("share-link-unknown");
    const astray = { id, documentId: elsewhere };
    expect(await outcome(revokeShare(staff.admin, astray))).toBe("share-link-unknown");
    expect((await shareLinks(documentId))[0]?.revokedAt).toBeNull();
  });
});

describe("a dry run", () => {
  test("says what a publish changes and changes nothing", async () => {
    const before = await documentDetail(documentId);
    const plan = await dryRun(staff.admin, { documentId, texts: [{ locale: "en" }] });
    expect(plan.paths).toHaveLength(1);
    expect(plan.own).toEqual(plan.paths);
    expect(plan.urls.map(({ path }) => path)).toEqual(
      expect.arrayContaining([plan.paths[0], "/en", "/en/news", "/sitemap.xml"]),
    );
    const after = await documentDetail(documentId);
    expect(after.texts[0]?.states).toEqual(before.texts[0]?.states);
    expect(after.texts[0]?.publication).toBeNull();
    expect(await receipts({ documentId })).toEqual([]);

    const { receiptId } = await publish(staff.admin, { documentId, texts: [{ locale: "en" }] });
    const [receipt] = await receipts({ documentId });
    expect(receipt?.id).toBe(receiptId);
    expect(plan.urls.map(({ path }) => path)).toEqual(receipt?.urls.map(({ path }) => path));
  });

  test("is refused as the publish would be", async () => {
    const texts = [{ locale: "en" as const }];
    await expect(dryRun(staff.author, { documentId, texts })).rejects.toThrow("role-forbids");
    await expect(dryRun(staff.admin, { documentId, texts }, { again: true })).rejects.toThrow(
      "not-withdrawn",
    );
  });
});

describe("restoring", () => {
  const restore = (change: object = {}) =>
    restoreRevision(staff.author, { documentId, locale: "en", number: 1, basedOn: 2, ...change });

  test("makes a new revision of the old words", async () => {
    expect(await restore()).toEqual({ version: 3, number: 3 });
    const { texts } = await documentDetail(documentId);
    expect(JSON.stringify(texts[0]?.head?.body)).toContain("First.");
    expect(await history(documentId, "en")).toHaveLength(3);
  });

  test("is refused when somebody has saved since, and for what is not there", async () => {
    await write(cli, documentId, "en", { body: paragraphs("Third.") });
    await expect(restore()).rejects.toThrow("stale");
    await expect(restore({ number: 77, basedOn: 3 })).rejects.toThrow("revision-unknown");
  });
});
