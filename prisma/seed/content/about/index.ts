import type { SeedDocument } from "@/prisma/seed/compose";
import { foreign, link, p } from "@/prisma/seed/compose";

/** Two sentences that are true of the group and of this site; the rest is the group's to tell. */
export const about: SeedDocument = {
  key: "about",
  kind: "PAGE",
  storyDate: "2026-11-22",
  position: 1,
  translations: {
    zh: {
      slug: "guanyu-baoying",
      title: "关于宝鹰集团",
      summary:
        "宝鹰集团（英文名Bauing Group）是粤港澳大湾区的企业，2019年4月出席了粤俄经贸合作圆桌会。本站以中文、英文、俄文发布集团新闻。",
      pictures: {},
      body: [
        p(
          "宝鹰集团（英文名",
          foreign("en", "Bauing Group"),
          "）是粤港澳大湾区的企业，2019年4月与大湾区多家企业一同出席了",
          link(
            "/zh/news/baoying-dongtai/yue-e-yuanzhuo-hua-wanqu",
            "中国（广东）—俄罗斯经贸合作圆桌会",
          ),
          "。本站以中文、英文、俄文发布集团的新闻，三种语言分别写作，事实一致。",
        ),
      ],
    },
    en: {
      slug: "about",
      title: "About Bauing Group",
      summary:
        "Bauing Group is an enterprise of the Guangdong–Hong Kong–Macao Greater Bay Area. This site carries its news in Chinese, English and Russian.",
      pictures: {},
      body: [
        p(
          "Bauing Group (in Chinese ",
          foreign("zh-Hans", "宝鹰集团"),
          ") is an enterprise of the Guangdong–Hong Kong–Macao Greater Bay Area, and took part with others from there in ",
          link(
            "/en/news/bauing-dynamic/guangdong-delegation-in-russia",
            "the China (Guangdong) – Russia Economic and Trade Cooperation Roundtable",
          ),
          " in April 2019. This site carries the group’s news in Chinese, English and Russian: each text is written in its own language, and the facts are the same.",
        ),
      ],
    },
    ru: {
      slug: "o-gruppe",
      title: "О группе Bauing",
      summary:
        "Bauing Group — предприятие района Большого залива Гуандун — Сянган — Аомэнь. Её новости выходят здесь на китайском, английском и русском.",
      pictures: {},
      body: [
        p(
          "Bauing Group (по-китайски ",
          foreign("zh-Hans", "宝鹰集团"),
          ") — предприятие района Большого залива Гуандун — Сянган — Аомэнь; в апреле 2019 года вместе с другими предприятиями района группа участвовала в ",
          link(
            "/ru/news/novosti-bauing/delegatsiya-guanduna-v-rossii",
            "Круглом столе по торгово-экономическому сотрудничеству Китай (Гуандун) — Россия",
          ),
          ". На этом сайте новости группы выходят на китайском, английском и русском языках: каждый текст написан на своём языке, а факты везде одни и те же.",
        ),
      ],
    },
  },
};
