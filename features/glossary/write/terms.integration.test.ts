import { expect, test } from "vitest";
import { newsroomTest } from "@/features/editorial/testing/newsroom-test";
import { glossaryTerms } from "@/features/glossary/data";
import { editorialDb } from "@/lib/db/editorial";
import { importTerms, removeTerm, saveTerm } from "./terms";

const { staff } = newsroomTest();

const term = (zh: string, en: string, more: object = {}) => ({
  forms: { zh: [zh], en: [en], ru: [] },
  forbidden: { zh: [], en: [`Not ${en}`], ru: [] },
  note: `A note on ${en}`,
  public: true,
  implied: false,
  ...more,
});

test("readers search by the forms of public terms, and by nothing else of them", async () => {
  const names = () => editorialDb().searchName.findMany({ where: { termId: { not: null } } });
  const id = await saveTerm(staff.editor, undefined, term("甲塔", "Jia Tower"));
  await saveTerm(staff.editor, undefined, term("乙塔", "Yi Tower", { public: false }));
  expect(await names()).toMatchObject([{ zh: ["甲塔"], en: ["Jia Tower"], ru: [], termId: id }]);
  expect(JSON.stringify(await editorialDb().searchName.findMany())).not.toMatch(
    /note on|Not |Yi Tower/,
  );
  await saveTerm(staff.admin, id, term("甲塔", "Tower A"));
  expect(await names()).toMatchObject([{ en: ["Tower A"] }]);
  expect((await glossaryTerms()).find((each) => each.id === id)?.decidedByName).toMatch(/^admin/);
  await saveTerm(staff.admin, id, term("甲塔", "Tower A", { public: false }));
  expect(await names()).toEqual([]);
  await removeTerm(staff.editor, id);
  expect((await glossaryTerms()).map(({ forms }) => forms.en[0])).toEqual(["Yi Tower"]);
  await expect(removeTerm(staff.editor, id)).rejects.toMatchObject({
    reasons: [{ code: "term-unknown" }],
  });
});

test("an import changes what it knows, adds the rest, and is none of an author's", async () => {
  const given = [term("丙塔", "Bing Tower"), term("丁塔", "Ding Tower")];
  expect(await importTerms(staff.editor, given)).toEqual({ added: 2, changed: 0 });
  const again = [term("丙塔", "Tower C"), term("戊塔", "Wu Tower")];
  expect(await importTerms(staff.editor, again)).toEqual({ added: 1, changed: 1 });
  const forms = (await glossaryTerms()).map(({ forms }) => forms.en[0]);
  expect(forms).toEqual(expect.arrayContaining(["Tower C", "Ding Tower", "Wu Tower"]));
  expect(forms).not.toContain("Bing Tower");
  await expect(importTerms(staff.author, given)).rejects.toMatchObject({
    reasons: [{ code: "role-forbids" }],
  });
});
