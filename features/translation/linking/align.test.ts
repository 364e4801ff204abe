import { expect, test } from "vitest";
import type { Content } from "@/features/editorial/schema";
import { contentSchema } from "@/features/editorial/schema";
import type { Block } from "@/features/publication/schema";
import { align } from "./align";

const paragraph = (id: string, text: string) =>
  ({ type: "paragraph", attrs: { id }, content: [{ type: "text", text }] }) satisfies Block;
const heading = (id: string, text: string): Block => ({
  type: "heading",
  attrs: { id, level: 2 },
  content: [{ type: "text", text }],
});
const list = (id: string, ...items: [string, string][]): Block => ({
  type: "bulletList",
  attrs: { id },
  content: items.map(([id, text]) => ({ type: "listItem", content: [paragraph(id, text)] })),
});
const content = (title: string, ...blocks: Block[]): Content =>
  contentSchema.parse({ title, summary: title, body: { type: "doc", content: blocks } });
const pairs = (source: Content, target: Content) =>
  align(source, target).map(({ unit, sourceUnit }) => `${sourceUnit} ${unit}`.replaceAll("b:", ""));

const chinese = content(
  "马兴瑞访问俄罗斯",
  paragraph("z1", "2019年4月3日，广东省省长马兴瑞率代表团访问莫斯科，与莫斯科市政府举行会谈。"),
  heading("z2", "签约仪式"),
  paragraph("z3", "双方签署了价值3.2亿元的合作协议，BIM技术将用于全部项目。"),
  list("z4", ["z5", "住宅12万平方米"], ["z6", "学校4所"], ["z7", "医院1所"]),
  paragraph("z8", "宝鹰集团董事长古少明出席了仪式。"),
);

test("fields by their place, blocks by order, kind, length and what stays in every language", () => {
  const english = content(
    "Ma Xingrui visits Russia",
    paragraph(
      "e1",
      "On 3 April 2019 the governor of Guangdong, Ma Xingrui, led a delegation to Moscow for talks with the city government.",
    ),
    heading("e2", "Signing ceremony"),
    paragraph(
      "e3",
      "Both sides signed agreements worth 3.2 hundred million yuan; BIM will be used in all projects.",
    ),
    list(
      "e4",
      ["e5", "120,000 square metres of housing"],
      ["e6", "4 schools"],
      ["e7", "1 hospital"],
    ),
    paragraph("e8", "Gu Shaoming, chairman of Bauing Group, attended the ceremony."),
  );
  expect(pairs(chinese, english)).toEqual([
    "title title",
    "summary summary",
    "z1 e1",
    "z2 e2",
    "z3 e3",
    "z5 e5",
    "z6 e6",
    "z7 e7",
    "z8 e8",
  ]);
});

test("what is missing, added, and one made of two", () => {
  const russian = content(
    "Визит в Россию",
    paragraph("r0", "Фото 77: пресс-служба, перепечатка запрещена, все права защищены законом."),
    paragraph(
      "r1",
      "3 апреля 2019 года губернатор провинции Гуандун Ма Синжуй во главе делегации посетил Москву и провёл переговоры с правительством Москвы.",
    ),
    heading("r2", "Церемония подписания"),
    paragraph("r3", "Стороны подписали соглашения на сумму 3.2 сотни миллионов юаней."),
    paragraph("r4", "Технология BIM будет применяться во всех без исключения проектах."),
    list("r5", ["r6", "Жильё: 12 (десятки тысяч кв. м)"], ["r7", "4 школы"]),
    paragraph("r8", "На церемонии присутствовал председатель совета директоров Гу Шаомин."),
  );
  const found = pairs(chinese, russian);
  for (const each of ["z1 r1", "z2 r2", "z3 r3", "z3 r4", "z5 r6", "z6 r7", "z8 r8"]) {
    expect(found).toContain(each);
  }
  expect(found.join()).not.toMatch(/r0|z7/);
});

test("nothing is made up: a text of other kinds and lengths is linked to little", () => {
  const other = content("Other", list("o1", ["o2", "x"]), heading("o3", "99"));
  expect(pairs(chinese, other).filter((each) => each.startsWith("z1"))).toEqual([]);
});

test("400 blocks take a moment", () => {
  const blocks = (mark: string, by: number) =>
    Array.from({ length: 400 }, (_, at) =>
      paragraph(`${mark}${at}`, `${at} ${"x".repeat((at % 37) * by)}`),
    );
  const [from, to] = [content("A", ...blocks("z", 2)), content("B", ...blocks("e", 5))];
  const began = performance.now();
  const found = pairs(from, to);
  expect(performance.now() - began).toBeLessThan(15_000);
  expect(found).toContain("z399 e399");
});
