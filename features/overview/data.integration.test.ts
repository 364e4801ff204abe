import { describe, expect, test } from "vitest";
import { editorialStates, publicStates } from "@/features/audit/log/states";
import { publish } from "@/features/editorial/publishing/publish";
import { withdraw } from "@/features/editorial/publishing/withdraw";
import {
  everywhere,
  newDocument,
  textIn,
  textsEverywhere,
  write,
} from "@/features/editorial/testing/newsroom";
import { newsroomTest } from "@/features/editorial/testing/newsroom-test";
import { linkTargets } from "@/features/writing/data";
import { waitsFor } from "./data";
import { overview } from "./list/data";
import { filtersSchema } from "./schema";

const { staff } = newsroomTest();

const editorWaits = () => waitsFor({ userId: staff.editor.userId, role: "editor" }, "en");
const waitOf = async (documentId: string) =>
  (await editorWaits()).find((wait) => wait.documentId === documentId)?.kind;
const isFound = async (documentId: string, state: string) =>
  (await overview(filtersSchema.parse({ state }), 1)).rows.some(({ id }) => id === documentId);

describe("kind waits for an editor", () => {
  // Every one of these texts has something newer than what is public.
  const waits = {
    "IN_REVIEW NONE": "review",
    "IN_REVIEW LIVE": "review",
    "IN_REVIEW WITHDRAWN": "review",
    "APPROVED NONE": "publish",
    "APPROVED LIVE": "publish",
    "APPROVED WITHDRAWN": "republish",
  } as Record<string, string>;
  const pairs = editorialStates.flatMap((editorial) =>
    publicStates.map((shown) => ({ editorial, public: shown })),
  );
  // Withdrawn texts have no schedules.
  test.each(
    pairs.filter((pair) => !(pair.editorial === "SCHEDULED" && pair.public === "WITHDRAWN")),
  )("of $editorial and $public", async (states) => {
    const { documentId } = await textIn(staff, states);
    expect(await waitOf(documentId)).toBe(waits[`${states.editorial} ${states.public}`]);
  });

  test("nothing of a text that was withdrawn and not touched since", async () => {
    const documentId = await textsEverywhere(staff.author);
    await publish(staff.admin, { documentId, texts: everywhere });
    const texts = everywhere.map(({ locale }) => ({ locale, notice: "Taken back." }));
    await withdraw(staff.editor, { documentId, texts });
    expect(await waitOf(documentId)).toBeUndefined();
    expect(await isFound(documentId, "approved")).toBe(false);
    expect(await isFound(documentId, "withdrawn")).toBe(true);
  });
});

describe("a story is called by its title in the language of the desk", () => {
  test("in what waits, and where a link may lead", async () => {
    const documentId = await newDocument({ primaryLocale: "zh" });
    await write(staff.author, documentId, "zh", { title: "宝鹰访问" });
    await write(staff.author, documentId, "ru", { title: "Визит Баоин" });
    const sent = await textIn(staff, { editorial: "IN_REVIEW", public: "NONE" });
    await write(staff.author, sent.documentId, "ru", { title: "Другой визит" });

    const named = async (desk: "zh" | "en" | "ru") =>
      (await waitsFor({ userId: staff.editor.userId, role: "editor" }, desk)).find(
        (wait) => wait.documentId === sent.documentId,
      );
    // The text that waits is the English one.
    expect(await named("ru")).toMatchObject({ locale: "en", shown: { title: "Другой визит" } });
    expect(await named("zh")).toMatchObject({ shown: { title: "A story", locale: "en" } });

    // Found by a title in any language; the words of the link are the text's own.
    const [target] = await linkTargets("en", "ru", "宝鹰", sent.documentId);
    expect(target).toMatchObject({
      documentId,
      title: "Визит Баоин",
      shown: { title: "宝鹰访问", locale: "zh" },
    });
  });
});
