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
        "宝鹰集团是粤港澳大湾区的企业，英文名Bauing Group。本站以中文、英文、俄文发布集团的新闻和资料，供各界读者查阅。",
      pictures: {},
      body: [
        p(
          "2019年4月，宝鹰集团（英文名",
          foreign("en", "Bauing Group"),
          "）与大湾区多家企业一同出席了",
          link(
            "/zh/news/baoying-dongtai/yue-e-yuanzhuo-hua-wanqu",
            "中国（广东）—俄罗斯经贸合作圆桌会",
          ),
          "。本站的中文、英文、俄文稿分别写作，事实一致。",
        ),
      ],
    },
    en: {
      slug: "about",
      title: "About Bauing Group",
      summary:
        "Bauing Group is an enterprise of the Guangdong–Hong Kong–Macao Greater Bay Area; its news appears here in Chinese, English and Russian.",
      pictures: {},
      body: [
        p(
          "In April 2019 Bauing Group (in Chinese ",
          foreign("zh-Hans", "宝鹰集团"),
          ") took part with other enterprises of the Greater Bay Area in ",
          link(
            "/en/news/bauing-dynamic/guangdong-delegation-in-russia",
            "the China (Guangdong) – Russia Economic and Trade Cooperation Roundtable",
          ),
          ". Each text on this site is written in its own language, and the facts are the same in all three.",
        ),
      ],
    },
    ru: {
      slug: "o-gruppe",
      title: "О группе Bauing",
      summary:
        "Bauing Group — предприятие района Большого залива Гуандун — Сянган — Аомэнь. Новости группы выходят здесь на трёх языках.",
      pictures: {},
      body: [
        p(
          "В апреле 2019 года Bauing Group (по-китайски ",
          foreign("zh-Hans", "宝鹰集团"),
          ") вместе с другими предприятиями района Большого залива участвовала в ",
          link(
            "/ru/news/novosti-bauing/delegatsiya-guanduna-v-rossii",
            "Круглом столе по торгово-экономическому сотрудничеству Китай (Гуандун) — Россия",
          ),
          ". Каждый текст на этом сайте написан на своём языке, а факты во всех трёх одни и те же.",
        ),
      ],
    },
  },
};
