import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { auditTrail } from "@/features/editorial/data";
import { restoreRevision } from "@/features/editorial/drafts/restore-revision";
import { publish } from "@/features/editorial/publishing/publish";
import { approve, submit } from "@/features/editorial/review/review";
import { schedule } from "@/features/editorial/schedules/schedule";
import { hashOf, newDocument, paragraphs, write } from "@/features/editorial/testing/newsroom";
import { newsroomTest } from "@/features/editorial/testing/newsroom-test";
import { saveTerm } from "@/features/glossary/write/terms";
import { translationStatus } from "@/features/translation/data";
import { confirm } from "@/features/translation/write/confirm";
import { link } from "@/features/translation/write/link";
import { takeMachineWords } from "@/features/translation/write/take-machine-words";
import { editorialDb } from "@/lib/db/editorial";
import { machineSuggestion } from "./data";

const { staff } = newsroomTest();

let server: Server;
let asked: string[] = [];
beforeAll(async () => {
  server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk) => {
      body += chunk;
    });
    request.on("end", () => {
      const { content } = JSON.parse(body).messages[1];
      asked.push(content);
      const answer = JSON.stringify({ id: JSON.parse(content).id, translation: "By a machine." });
      response.end(JSON.stringify({ choices: [{ message: { content: answer } }] }));
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
});
afterAll(async () => {
  vi.unstubAllEnvs();
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
});

let documentId: string;
beforeEach(async () => {
  asked = [];
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
  vi.stubEnv("TRANSLATION_MACHINE_URL", url);
  vi.stubEnv("TRANSLATION_MACHINE_MODEL", "m-1");
  vi.stubEnv("TRANSLATION_MACHINE_NAME", "Tool");
  documentId = await newDocument({ primaryLocale: "zh" });
  await write(staff.admin, documentId, "zh", { body: paragraphs("第一段。", "宝鹰第二段。") });
  await write(staff.admin, documentId, "en", { body: paragraphs("One.", "Two.") });
  await link(staff.author, { documentId, locale: "en", source: "zh" });
});

const which = () => ({ documentId, locale: "en" as const });
const suggest = () =>
  machineSuggestion(staff.author.userId, { ...which(), source: "zh", unit: "b:b2" });
const take = (seen: { unit: string; hash: string }) =>
  takeMachineWords(staff.author, { ...which(), source: "zh", unit: "b:b2", seen, tool: "Tool" });
const stateOf = async (unit = "b:b2") =>
  (await translationStatus(documentId))
    .find(({ locale }) => locale === "en")
    ?.lines.find((line) => line.unit === unit)?.state;

/** As the screen does it: noted first, then put into the text. */
async function taken() {
  const { text, seen } = await suggest();
  await take(seen);
  await write(staff.author, documentId, "en", { body: paragraphs("One.", text) });
}

const refusal = {
  reasons: [{ code: "machine-unconfirmed", locale: "en", detail: ["By a machine."] }],
};

test("nothing leaves the site where no machine is set up", async () => {
  vi.stubEnv("TRANSLATION_MACHINE_MODEL", "");
  await expect(suggest()).rejects.toMatchObject({ code: "off" });
  expect(asked).toEqual([]);
});

test("a passage goes with what stands around it and the agreed names, and no more", async () => {
  const none = { zh: [], en: [], ru: [] };
  const forms = { ...none, zh: ["宝鹰"], en: ["Bauing"] };
  await saveTerm(staff.editor, undefined, {
    forms,
    forbidden: { ...none, en: ["Baoying"] },
    note: "internal",
    public: false,
    // The stories of the other tests do without it.
    implied: true,
  });
  expect(await suggest()).toMatchObject({ text: "By a machine.", tool: "Tool" });
  expect(asked.map((each) => JSON.parse(each))).toEqual([
    {
      id: "b:b2",
      text: "宝鹰第二段。",
      before: "第一段。",
      terms: [{ term: "宝鹰", agreed: "Bauing" }],
    },
  ]);
});

test("what was taken over waits for a person, whoever publishes and however", async () => {
  await publish(staff.admin, { documentId, texts: [{ locale: "zh" }] });
  await taken();
  expect(await stateOf()).toBe("machine");
  const [event] = await auditTrail({ documentId, verb: "link" });
  expect(event?.detail).toMatchObject({ unit: "b:b2", machine: "Tool" });
  const go = () => publish(staff.admin, { documentId, texts: [{ locale: "en" }] });
  await expect(go()).rejects.toMatchObject(refusal);
  await submit(staff.author, which());
  await approve(staff.editor, { ...which(), publicHash: await hashOf(documentId, "en") });
  const plan = { documentId, texts: [{ locale: "en" as const }], zone: "Asia/Shanghai" };
  await expect(
    schedule(staff.editor, { ...plan, localTime: "2099-01-05T09:00" }),
  ).rejects.toMatchObject(refusal);
  const line = (await translationStatus(documentId))
    .find(({ locale }) => locale === "en")
    ?.lines.find(({ unit }) => unit === "b:b2");
  await confirm(staff.author, {
    ...which(),
    lines: [{ unit: "b:b2", seen: line?.sources ?? [] }],
  });
  expect(await stateOf()).toBe("confirmed");
  await go();
});

test("neither editing, joining, linking anew nor restoring takes the mark away", async () => {
  await taken();
  const { versions, text } = await headOf();
  await write(staff.author, documentId, "en", {
    body: paragraphs("One.", "By a machine. And me."),
  });
  expect(await stateOf()).toBe("machine");
  await link(staff.author, {
    ...which(),
    source: "zh",
    units: ["b:b2"],
    pairs: [{ unit: "b:b2", sourceUnit: "b:b1" }],
  });
  expect(await stateOf()).toBe("machine");
  const gone = link(staff.author, { ...which(), source: "zh", units: ["b:b2"], pairs: [] });
  await expect(gone).rejects.toMatchObject({ code: "machine-unconfirmed" });
  await write(staff.author, documentId, "en", { body: paragraphs("One. By a machine. And me.") });
  expect(await stateOf("b:b1")).toBe("machine");
  await write(staff.author, documentId, "en", { body: paragraphs("Mine.") });
  await restoreRevision(staff.author, {
    ...which(),
    number: text.number,
    basedOn: versions + 3,
  });
  expect(await stateOf()).toBe("machine");
});

async function headOf() {
  const row = await editorialDb().translation.findUniqueOrThrow({
    where: { documentId_locale: which() },
    include: { headRevision: true },
  });
  return { versions: row.version, text: { number: row.headRevision?.number ?? 0 } };
}

test("words for a source that has changed meanwhile are not taken", async () => {
  const { seen } = await suggest();
  await write(staff.admin, documentId, "zh", { body: paragraphs("第一段。", "改了。") });
  await expect(take(seen)).rejects.toMatchObject({ code: "source-changed" });
  expect(await stateOf()).toBe("changed");
});

test("noted, and never put in: what is not there waits for nobody", async () => {
  const { seen } = await suggest();
  await write(staff.author, documentId, "en", { body: paragraphs("One.", "") });
  await take(seen);
  await publish(staff.admin, { documentId, texts: [{ locale: "zh" }] });
  const go = publish(staff.admin, {
    documentId,
    texts: [{ locale: "en", behindReason: "A passage is missing" }],
  });
  await expect(go).resolves.toBeDefined();
});
