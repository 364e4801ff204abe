import { beforeAll, expect, test } from "vitest";
import { affectedUrls } from "@/features/publication/invalidation/affected-urls";
import type { InvalidationTarget } from "@/features/publication/invalidation/targets";
import { storyInput } from "@/features/publication/testing/fixtures";
import { editorialDb, type Transaction } from "@/lib/db/editorial";
import { testDatabase } from "@/lib/postgres/testing";
import type { PictureInput } from "./pictures";
import { type PublicationInput, placePublication, withdrawPublication } from "./publications";
import { writeSection } from "./sections";

testDatabase();

const text = { name: "Works", slug: "works", description: "" };
beforeAll(() =>
  editorialDb().$transaction(async (tx) => {
    await writeSection(tx, { key: "works", position: 1, texts: { en: text, ru: text } });
  }),
);

const hash = (letter: string) => letter.repeat(64);
const picture = (letter: string, portrait?: string): PictureInput => ({
  hash: hash(letter),
  lead: false,
  width: 1000,
  height: 500,
  placeholder: "#fff",
  ...(portrait ? { portrait: { hash: hash(portrait), width: 300, height: 400 } } : {}),
  alt: "A picture",
  caption: "",
  credit: "",
});

/** The pictures among what a change touches, with what they answer afterwards. */
const targetsOf = (work: (tx: Transaction) => Promise<InvalidationTarget[]>) =>
  editorialDb().$transaction(async (tx) => {
    const urls = await affectedUrls(tx, await work(tx));
    return urls
      .filter(({ path }) => path.startsWith("/media/"))
      .map(({ path, status, lowPriority }) => [path, status, lowPriority]);
  });
const place = (input: PublicationInput) =>
  targetsOf(async (tx) => (await placePublication(tx, input)).targets);
const take = (input: PublicationInput) =>
  targetsOf((tx) => withdrawPublication(tx, { ...input, notice: "Taken back." }));

const address = (letter: string, width = 480) => `/media/${hash(letter)}/${width}.jpg`;

test("a change lists the pictures that come to be public by it, and those that are gone", async () => {
  const first = storyInput({ pictures: [picture("a", "b"), picture("c")] });
  expect(await place(first)).toEqual([
    [address("a"), 200, false],
    [address("b", 300), 200, false],
    [address("c"), 200, false],
  ]);
  // The same again, and in a second language: nothing comes and nothing goes.
  expect(await place(first)).toEqual([]);
  const russian = { ...first, locale: "ru" as const };
  expect(await place(russian)).toEqual([]);
  // Shown by another story as well, where it is the upright composition of another picture.
  const second = storyInput({ pictures: [picture("d", "c")] });
  expect(await place(second)).toEqual([[address("d"), 200, false]]);

  expect(await take(first)).toEqual([]);
  expect(await take(russian)).toEqual([
    [address("a"), 404, false],
    [address("b", 300), 404, false],
  ]);
  // An update that shows another one.
  expect(await place({ ...second, pictures: [picture("e")] })).toEqual([
    [address("c", 300), 404, false],
    [address("d"), 404, false],
    [address("e"), 200, false],
  ]);
  expect(await place(first)).toEqual([
    [address("a"), 200, false],
    [address("b", 300), 200, false],
    [address("c"), 200, false],
  ]);
});
