import { describe, expect, test } from "vitest";
import { isSlug } from "@/features/publication/routes/paths";
import { sectionProposal, type Taken } from "./section-proposal";

const none: Taken = { keys: new Set(), slugs: new Map() };

describe("what is proposed for a new section", () => {
  test("an address in the way of each language, and the key from the English name", () => {
    expect(
      sectionProposal({ zh: "宝鹰动态", en: "Company news", ru: "Новости компании" }, none),
    ).toEqual({
      slugs: { zh: "bao-ying-dong-tai", en: "company-news", ru: "novosti-kompanii" },
      key: "company-news",
    });
  });

  test("nothing for a language that is not named; a key all the same", () => {
    expect(sectionProposal({ zh: "绿色建筑" }, none)).toEqual({
      slugs: { zh: "lu-se-jian-zhu" },
      key: "lu-se-jian-zhu",
    });
    expect(sectionProposal({ ru: "Проекты" }, none).key).toBe("proekty");
  });

  test("nothing of a name that cannot be spelt", () => {
    expect(sectionProposal({ en: "…" }, none)).toEqual({ slugs: {}, key: "" });
  });

  test("none that the site or another section uses", () => {
    const taken = {
      keys: new Set(["works"]),
      slugs: new Map([["en", new Set(["works", "works-2"])]]) as Taken["slugs"],
    };
    expect(sectionProposal({ en: "Works" }, taken)).toEqual({
      slugs: { en: "works-3" },
      key: "works-2",
    });
    const { slugs } = sectionProposal({ en: "Archive", zh: "page", ru: "Search" }, none);
    for (const slug of Object.values(slugs)) expect(isSlug(slug)).toBe(true);
    expect(slugs.en).not.toBe("archive");
  });
});
