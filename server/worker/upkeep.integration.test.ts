import { createHash } from "node:crypto";
import { access, readFile, rm, writeFile } from "node:fs/promises";
import sharp from "sharp";
import { afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { addToLibrary } from "@/features/editorial/pictures/library";
import { nightlyWalk, pictureRepair } from "@/features/editorial/pictures/picture-tasks";
import { publish } from "@/features/editorial/publishing/publish";
import { approve, submit } from "@/features/editorial/review/review";
import {
  cli,
  hashOf,
  newDocument,
  paragraphs,
  statesOf,
  write,
} from "@/features/editorial/testing/newsroom";
import { newsroomTest } from "@/features/editorial/testing/newsroom-test";
import { keepFile } from "@/features/media/intake/keep-file";
import { keepUnder } from "@/features/media/pictures/derive";
import { mediaFile } from "@/features/media/testing/kept-file";
import { pdfFile } from "@/features/media/testing/pdf-file";
import { tags } from "@/features/publication/invalidation/tags";
import { publishedIndex } from "@/features/publication/write/reindex";
import { all } from "@/features/search/analysis/terms";
import { publishedMatches, publishedQuery } from "@/features/search/data";
import { editorialDb } from "@/lib/db/editorial";
import { doAll, goOn, wantUpkeep } from "@/lib/upkeep/upkeep";
import { createUpkeep } from "./upkeep";

newsroomTest();

const found = async (word: string) => {
  const { units } = await publishedQuery(word);
  const counts = await publishedMatches(all(units.map(({ term }) => term)));
  return counts.reduce((sum, { count }) => sum + count, 0);
};

describe("the index of search", () => {
  afterEach(() => void vi.useRealTimers());

  test("is made anew when it was made in another way, in steps, and once", async () => {
    const documentId = await newDocument();
    await write(cli, documentId, "en", { body: paragraphs("Cra\u00adnes of the yard.") });
    await publish(cli, { documentId, texts: [{ locale: "en" }] });
    const work = createUpkeep(new AbortController().signal);
    await work();
    expect(await found("cranes")).toBe(1);

    // As an older version of the site has left it.
    const db = editorialDb();
    await db.$executeRaw`UPDATE public_record.search_entry SET vector = '''=cra'':1'::tsvector`;
    await db.$executeRaw`UPDATE editorial.draft_entry SET vector = ''::tsvector`;
    expect(await found("cranes")).toBe(0);
    await work();
    expect(await found("cranes"), "what was done in this way is not done again").toBe(0);

    await db.upkeep.updateMany({
      where: { task: { startsWith: "search" } },
      data: { wanted: "another way" },
    });
    await createUpkeep(new AbortController().signal)();
    expect(await found("cranes")).toBe(1);
    const [draft] = await db.$queryRaw<{ vector: string }[]>`
      SELECT vector::text FROM editorial.draft_entry`;
    expect(draft?.vector).toContain("=cranes");
    const rows = await db.upkeep.findMany({ orderBy: { task: "asc" } });
    expect(rows.map(({ task, endedAt, done }) => [task, endedAt !== null, done])).toEqual([
      ["pictures", true, 0],
      ["search-drafts", true, 1],
      ["search-published", true, 1],
    ]);
  });

  test("goes on where it was interrupted, and is not done by two at once", async () => {
    const seen: string[] = [];
    const task = {
      name: "counted",
      wanted: "1",
      step: async (after: string) => {
        seen.push(after);
        expect(await goOn(task), "somebody else's").toBe(false);
        const last = after === "" ? "a" : after === "a" ? "b" : undefined;
        return { last, done: 1 };
      },
    };
    await wantUpkeep(task);
    expect(await goOn(task)).toBe(true);
    await wantUpkeep(task);
    expect(await goOn(task)).toBe(true);
    expect(await goOn(task)).toBe(false);
    expect(await goOn(task)).toBe(false);
    expect(seen).toEqual(["", "a", "b"]);
    // An older process that still runs does not begin in its own way.
    expect(await goOn({ ...task, wanted: "0" })).toBe(false);
  });

  test("a fault leaves the step to be tried again", async () => {
    let broken = true;
    const task = {
      name: "faulty",
      wanted: "1",
      step: async () => {
        if (broken) throw new Error("away");
        return { last: undefined, done: 1, faults: ["One is bad."] };
      },
    };
    await wantUpkeep(task);
    await expect(goOn(task)).rejects.toThrow("away");
    broken = false;
    expect(await goOn(task)).toBe(false);
    expect(await editorialDb().upkeep.findUnique({ where: { task: "faulty" } })).toMatchObject({
      done: 1,
      faults: ["One is bad."],
    });
  });

  const db = editorialDb;
  const gather = () =>
    db().$executeRaw`ALTER INDEX public_record.search_entry_vector_idx SET (fastupdate = on)`;
  async function gathers(): Promise<boolean> {
    const [row] = await db().$queryRaw<{ options: string }[]>`
      SELECT array_to_string(reloptions, ' ') AS options FROM pg_class
      WHERE oid = 'public_record.search_entry_vector_idx'::regclass`;
    return row?.options !== "fastupdate=off";
  }
  const later = (milliseconds: number) => vi.setSystemTime(Date.now() + milliseconds);

  test("is settled while a worker lives, unless somebody gathers just now", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    const work = createUpkeep(new AbortController().signal);
    await work();
    // A last step that did not get at the index; a step that goes on elsewhere.
    await gather();
    const lease = (seconds: number) => db().$executeRaw`
      UPDATE editorial.upkeep SET leased_until = editorial.clock() + make_interval(secs => ${seconds})
      WHERE task = ${publishedIndex().name}`;
    await lease(60);
    later(61_000);
    await work();
    expect(await gathers(), "somebody is at work").toBe(true);
    await lease(-1);
    later(61_000);
    await work();
    expect(await gathers()).toBe(false);
  });

  test("holds up no other task where something keeps it from being settled", async () => {
    await gather();
    await db().upkeep.deleteMany();
    await db().$transaction(
      async (tx) => {
        // Who has asked for its rows holds its indexes till the end.
        await tx.$queryRaw`SELECT publication_id FROM public_record.search_entry`;
        await createUpkeep(new AbortController().signal)();
      },
      { timeout: 30_000 },
    );
    expect(await gathers()).toBe(true);
    expect(await db().upkeep.count({ where: { endedAt: { not: null } } })).toBe(3);
    await createUpkeep(new AbortController().signal)();
    expect(await gathers()).toBe(false);
  });

  test("has another name after every change of how it is made", () => {
    expect(publishedIndex().wanted).toMatch(/^[0-9a-f]{32}$/);
  });
});

describe("pictures that came in wrongly", () => {
  const hash = "c".repeat(64);

  beforeAll(async () => {
    const bytes = await sharp({
      create: { width: 1300, height: 600, channels: 3, background: "#b92f16" },
    })
      .withExif({ IFD0: { Make: "SecretCamera" } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    // The state in which an import left it once: what a camera wrote, the size before turning, half its files.
    await keepUnder(hash, bytes);
    await rm(mediaFile(hash, "480.webp"));
    await editorialDb().media.create({
      data: {
        hash,
        fileSha256: createHash("sha256").update(bytes).digest("hex"),
        mime: "image/jpeg",
        width: 1300,
        height: 600,
        placeholder: "#b92f16",
        texts: { create: { locale: "en", alt: "A plain area" } },
      },
    });
    expect(bytes.includes("SecretCamera")).toBe(true);
  });

  test("are mended on disk, in the library and in public, and approvals hold", async () => {
    const live = await newDocument({ lead: hash });
    await write(cli, live, "en");
    await publish(cli, { documentId: live, texts: [{ locale: "en" }] });
    const approved = await newDocument({ lead: hash });
    await write(cli, approved, "en");
    await submit(cli, { documentId: approved, locale: "en" });
    await approve(cli, {
      documentId: approved,
      locale: "en",
      publicHash: await hashOf(approved, "en"),
    });
    const db = editorialDb();
    await db.cacheTag.deleteMany();

    expect(await doAll(pictureRepair())).toEqual({ done: 1, changed: 1, faults: [] });

    const media = await db.media.findUniqueOrThrow({ where: { hash } });
    expect(media).toMatchObject({ width: 600, height: 1300 });
    const kept = await readFile(mediaFile(hash, "original"));
    expect(kept.includes("SecretCamera")).toBe(false);
    expect((await sharp(kept).metadata()).orientation).toBeUndefined();
    await access(mediaFile(hash, "480.webp"));
    expect(await db.publishedPicture.findMany({ where: { hash } })).toMatchObject([
      { width: 600, height: 1300 },
    ]);
    const expired = (await db.cacheTag.findMany()).map(({ tag }) => tag);
    expect(expired).toContain(tags.page("en", live));
    expect(expired).toContain(tags.card("en", live));
    expect(await statesOf(approved, "en")).toMatchObject({ editorial: "APPROVED" });
    const { publicHash } = await db.publication.findFirstOrThrow({ where: { documentId: live } });
    expect(publicHash).toBe(await hashOf(live, "en"));
    await publish(cli, {
      documentId: approved,
      texts: [{ locale: "en", publicHash: await hashOf(approved, "en") }],
    });

    await db.cacheTag.deleteMany();
    expect(await doAll(pictureRepair())).toEqual({ done: 1, changed: 0, faults: [] });
    expect(await db.cacheTag.count()).toBe(0);
  }, 90_000);

  test("are named where they cannot be", async () => {
    const broken = "d".repeat(64);
    const gone = "e".repeat(64);
    for (const each of [broken, gone]) {
      await editorialDb().media.create({
        data: { hash: each, mime: "image/jpeg", width: 9, height: 9, placeholder: "#000000" },
      });
    }
    await keepUnder(
      broken,
      await sharp({ create: { width: 9, height: 9, channels: 3, background: "#fff" } })
        .png()
        .toBuffer(),
    );
    await writeFile(mediaFile(broken, "original"), "no picture");
    expect(await doAll(pictureRepair())).toMatchObject({
      done: 3,
      faults: [
        `The picture ${broken} cannot be mended: its file cannot be read.`,
        `The picture ${gone} cannot be mended: its file is missing.`,
      ],
    });
  }, 60_000);
});

test("a night names documents whose file is gone or something else, and leaves the others", async () => {
  const documents = nightlyWalk("a night").find(({ name }) => name === "documents");
  if (!documents) throw new Error("documents are not looked at");
  const [whole, damaged, gone] = await Promise.all(
    [1, 2, 3].map(async (pages) => {
      const kept = await keepFile(pdfFile(pages));
      if (!("document" in kept)) throw new Error("it is no document");
      return addToLibrary(kept.document, { name: `${pages}.pdf` });
    }),
  );
  expect(await doAll(documents)).toEqual({ done: 3, changed: 0, faults: [] });
  await writeFile(mediaFile(damaged ?? "", "original"), "half");
  await rm(mediaFile(gone ?? "", "original"));
  const { faults } = await doAll(documents);
  expect(faults).toHaveLength(2);
  const told = faults.join("\n");
  expect(told).toContain(`${damaged} (2.pdf) is not the one that was kept`);
  expect(told).toContain(`${gone} (3.pdf) is missing`);
  expect(told).not.toContain(`${whole}`);
});
