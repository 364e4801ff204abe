import type { SeedDocument } from "@/prisma/seed/compose";
import { p } from "@/prisma/seed/compose";

/** Published and withdrawn by the seed, so that a gone page exists from the first day. */
export const preliminaryNote: SeedDocument = {
  key: "preliminary-note",
  kind: "ARTICLE",
  section: "bauing-dynamic",
  storyDate: "2019-04-03",
  eventStart: "2019-04-01",
  eventEnd: "2019-04-03",
  translations: {
    zh: {
      slug: "guangdong-daibiaotuan-fang-e-jianxun",
      title: "简讯：广东省政府代表团访问俄罗斯",
      summary:
        "2019年4月1日至3日，广东省政府代表团访问俄罗斯。宝鹰集团派员出席中国（广东）—俄罗斯经贸合作圆桌会。",
      pictures: {},
      body: [
        p(
          "2019年4月1日至3日，广东省委副书记、省长马兴瑞率广东省政府代表团对俄罗斯进行友好访问。约120名代表出席中国（广东）—俄罗斯经贸合作圆桌会，宝鹰集团常务副总裁古朴代表集团参会。",
        ),
      ],
      withdrawnNotice: "这是最初发布的一则简讯。内容更完整的正式报道发布后，本简讯已撤回。",
    },
    en: {
      slug: "guangdong-delegation-first-note",
      title: "In brief: Guangdong delegation visits Russia",
      summary:
        "A Guangdong delegation led by Governor Ma Xingrui visited Russia from 1 to 3 April 2019; Bauing Group attended the trade roundtable.",
      pictures: {},
      body: [
        p(
          "Ma Xingrui, Governor of Guangdong, led a delegation of the Guangdong Provincial Government to Russia from 1 to 3 April 2019. About 120 representatives attended the China (Guangdong) – Russia Economic and Trade Cooperation Roundtable. Gu Pu, Executive Vice President, took part for Bauing Group.",
        ),
      ],
      withdrawnNotice:
        "This was a short first version of the story. We withdrew it because the full story has replaced it.",
    },
    ru: {
      slug: "delegatsiya-guanduna-kratko",
      title: "Коротко: делегация Гуандуна в России",
      summary:
        "С 1 по 3 апреля 2019 года в России находилась делегация Гуандуна во главе с Ма Синжуем. В круглом столе участвовала и группа Bauing.",
      pictures: {},
      body: [
        p(
          "Делегация правительства провинции Гуандун во главе с губернатором Ма Синжуем посетила Россию с 1 по 3 апреля 2019 года. Круглый стол по торгово-экономическому сотрудничеству Китай (Гуандун) — Россия собрал около 120 представителей двух стран. От Bauing Group в нём участвовал исполнительный вице-президент Гу Пу.",
        ),
      ],
      withdrawnNotice:
        "Это была первая, краткая версия материала. Мы сняли её с публикации, потому что её заменил полный рассказ о визите.",
    },
  },
};
