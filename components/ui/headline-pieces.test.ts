import { describe, expect, test } from "vitest";
import { headlinePieces } from "./headline-pieces";

describe("Chinese headlines", () => {
  const cases = [
    ["粤俄圆桌话湾区：广东代表团访俄三日", ["代表团"]],
    [
      "宝鹰集团与俄罗斯建筑企业签署战略合作备忘录，共同推进“一带一路”沿线城市更新项目",
      ["签署", "俄罗斯", "录，"],
    ],
    ["绿色施工：从工地到标准——技术中心主任访谈", ["——"]],
    ["宝鹰集团获评2018年度广东省优秀企业", ["2018年度", "广东省"]],
    ["按照顺序推进的第三天会谈", ["按照顺序", "第三天"]],
    ["面积达12.6万平方米的T3航站楼封顶", ["12.6万平方米", "T3"]],
    ["2019年4月3日宝鹰代表团在莫斯科会见企业家", ["2019年4月3日", "在莫斯科"]],
    ["增长5%以上的企业：共有7家", ["5%以上", "7家"]],
  ] as const;

  test.each(cases)("%s breaks at words", (text, whole) => {
    const pieces = headlinePieces("zh", text);
    expect(pieces.join("")).toBe(text);
    expect(pieces.length).toBeGreaterThan(2);
    for (const word of whole) expect(pieces.some((piece) => piece.includes(word))).toBe(true);
    for (const piece of pieces.slice(1)) expect(piece).not.toMatch(/^[，。：；！？、”’）》】—…]/u);
    for (const piece of pieces) expect(piece).not.toMatch(/[（《“‘]$/u);
  });

  test("other languages stay whole", () => {
    expect(headlinePieces("en", "A visit to Indonesia")).toEqual(["A visit to Indonesia"]);
  });
});
