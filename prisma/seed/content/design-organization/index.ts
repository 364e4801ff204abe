import type { SeedDocument } from "@/prisma/seed/compose";
import { link, p } from "@/prisma/seed/compose";
import { pictures as en } from "@/prisma/seed/content/pictures/en";
import { pictures as ru } from "@/prisma/seed/content/pictures/ru";
import { pictures as zh } from "@/prisma/seed/content/pictures/zh";

/** Its name is a part of the group's site; what is behind the name is the group's to tell. */
export const designOrganization: SeedDocument = {
  key: "design-organization",
  kind: "PAGE",
  storyDate: "2026-11-22",
  position: 2,
  lead: "site-plan",
  translations: {
    zh: {
      slug: "sheji-jigou",
      title: "设计机构",
      summary:
        "“设计机构”是宝鹰集团网站的栏目之一，与“新闻”并列。本页配图是为本站绘制的插图，画的是一座虚构的建筑。",
      pictures: { "site-plan": zh.sitePlan },
      body: [
        p(
          "“设计机构”是宝鹰集团网站的栏目之一，与“新闻”并列；集团的近况，见",
          link("/zh/news/baoying-dongtai/yue-e-yuanzhuo-hua-wanqu", "“宝鹰动态”的报道"),
          "。本页配图是为本站绘制的插图，画的是一座虚构的建筑。",
        ),
      ],
    },
    en: {
      slug: "design-organization",
      title: "Design Organization",
      summary:
        "Design Organization is a part of Bauing Group’s website, beside News. The drawing on this page shows an imagined building.",
      pictures: { "site-plan": en.sitePlan },
      body: [
        p(
          "Design Organization is a part of Bauing Group’s website, beside News, where ",
          link(
            "/en/news/bauing-dynamic/guangdong-delegation-in-russia",
            "reports of what the group takes part in",
          ),
          " appear. The drawing on this page was made for this site and shows an imagined building.",
        ),
      ],
    },
    ru: {
      slug: "proektnaya-organizatsiya",
      title: "Проектная организация",
      summary:
        "«Проектная организация» — раздел сайта Bauing Group наряду с новостями. На рисунке этой страницы — вымышленное здание.",
      pictures: { "site-plan": ru.sitePlan },
      body: [
        p(
          "«Проектная организация» — раздел сайта Bauing Group наряду с новостями, где выходят ",
          link(
            "/ru/news/novosti-bauing/delegatsiya-guanduna-v-rossii",
            "рассказы о событиях с участием группы",
          ),
          ". Рисунок на этой странице сделан для сайта и изображает вымышленное здание.",
        ),
      ],
    },
  },
};
