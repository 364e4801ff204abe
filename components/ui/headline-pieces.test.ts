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
    ["宝鹰集团获评2018年度广东省优秀企业", ["2018年"]],
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
