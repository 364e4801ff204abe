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
        "“设计机构”是宝鹰集团网站的栏目之一，与“新闻”并列；集团的近况，请看“新闻”中的“宝鹰动态”栏目。",
      pictures: { "site-plan": zh.sitePlan },
      body: [
        p(
          "本页配图是为本站绘制的插图，画的是一座虚构建筑的立面、平面和剖面。集团的新闻，如",
          link(
            "/zh/news/baoying-dongtai/yue-e-yuanzhuo-hua-wanqu",
            "2019年4月出席粤俄经贸合作圆桌会",
          ),
          "，见“宝鹰动态”栏目。",
        ),
      ],
    },
    en: {
      slug: "design-organization",
      title: "Design Organization",
      summary:
        "Design Organization is one of the parts of the website of Bauing Group, beside News with its section Bauing Dynamic.",
      pictures: { "site-plan": en.sitePlan },
      body: [
        p(
          "The drawing on this page was made for this site and shows an imagined building in elevation, plan and section. News of the group, such as ",
          link(
            "/en/news/bauing-dynamic/guangdong-delegation-in-russia",
            "its part in the Guangdong–Russia roundtable of April 2019",
          ),
          ", appears in Bauing Dynamic.",
        ),
      ],
    },
    ru: {
      slug: "proektnaya-organizatsiya",
      title: "Проектная организация",
      summary:
        "«Проектная организация» — один из разделов сайта Bauing Group наряду с «Новостями», где о делах группы рассказывает рубрика «Новости Bauing».",
      pictures: { "site-plan": ru.sitePlan },
      body: [
        p(
          "Рисунок на этой странице сделан для сайта: это фасад, план и разрез вымышленного здания. Новости группы, например ",
          link(
            "/ru/news/novosti-bauing/delegatsiya-guanduna-v-rossii",
            "об участии в круглом столе «Гуандун — Россия» в апреле 2019 года",
          ),
          ", выходят в рубрике «Новости Bauing».",
        ),
      ],
    },
  },
};
