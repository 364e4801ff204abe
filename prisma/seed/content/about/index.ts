import type { SeedDocument } from "@/prisma/seed/compose";
import { foreign, h2, link, p, ul } from "@/prisma/seed/compose";

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
        "宝鹰集团是一家建筑企业集团。本站以中文、英文、俄文发布集团的新闻和资料；这里说明我们发布什么、依据什么。",
      pictures: {},
      body: [
        p(
          "宝鹰集团（英文名",
          foreign("en", "Bauing Group"),
          "）是一家建筑企业集团，也是粤港澳大湾区的企业。2019年4月，集团与大湾区多家企业一同出席了中国（广东）—俄罗斯经贸合作圆桌会，详见",
          link("/zh/news/baoying-dongtai/yue-e-yuanzhuo-hua-wanqu", "本站报道"),
          "。",
        ),
        p("更多情况，包括集团的历史、业务和项目，经集团确认后在此公布。没有确认的内容，我们不写。"),
        h2("这个网站"),
        ul(
          ["新闻和资料以中文、英文、俄文发布。各语种分别写作，不逐字对译，但事实一致。"],
          ["插图都注明是插图，不当作照片使用。"],
          ["撤回的文章会在原网址留下说明，不会悄悄消失。"],
        ),
        p(
          "发现差错，请看",
          link("/zh/lianxi-women", "联系我们"),
          "。集团设计机构的资料，见",
          link("/zh/sheji-jigou", "设计机构"),
          "。",
        ),
      ],
    },
    en: {
      slug: "about",
      title: "About Bauing Group",
      summary:
        "Bauing Group is a construction group. This site carries its news in Chinese, English and Russian; here is what we publish and on what basis.",
      pictures: {},
      body: [
        p(
          "Bauing Group (in Chinese ",
          foreign("zh-Hans", "宝鹰集团"),
          ") is a construction group and one of the companies of the Guangdong–Hong Kong–Macao Greater Bay Area. In April 2019 it sat at the China (Guangdong) – Russia Economic and Trade Cooperation Roundtable; ",
          link(
            "/en/news/bauing-dynamic/guangdong-delegation-in-russia",
            "our report tells the story",
          ),
          ".",
        ),
        p(
          "More about the group – its history, its business, its projects – will appear on this page once the group has confirmed it. What has not been confirmed, we do not print.",
        ),
        h2("About this site"),
        ul(
          [
            "News and background appear in Chinese, English and Russian. Each text is written in its own language rather than translated line by line; the facts are the same.",
          ],
          ["Illustrations are labelled as illustrations and are never passed off as photographs."],
          [
            "A story that has been withdrawn leaves a notice at its address; it does not quietly disappear.",
          ],
        ),
        p(
          "If you find a mistake, see ",
          link("/en/contact", "Contact"),
          ". For the group’s design organization, see ",
          link("/en/design-organization", "Design Organization"),
          ".",
        ),
      ],
    },
    ru: {
      slug: "o-gruppe",
      title: "О группе Bauing",
      summary:
        "Bauing — строительная группа. На этом сайте выходят её новости на китайском, английском и русском языках. Рассказываем, что мы публикуем.",
      pictures: {},
      body: [
        p(
          "Bauing Group (по-китайски ",
          foreign("zh-Hans", "宝鹰集团"),
          ") — строительная группа из района Большого залива Гуандун – Сянган – Аомэнь. В апреле 2019 года она участвовала в Круглом столе по торгово-экономическому сотрудничеству Китай (Гуандун) – Россия. О круглом столе и о визите — ",
          link("/ru/news/novosti-bauing/delegatsiya-guanduna-v-rossii", "наш рассказ"),
          ".",
        ),
        p(
          "Остальное — историю, направления работы, проекты — мы опубликуем здесь, когда группа подтвердит эти сведения. Неподтверждённого мы не печатаем.",
        ),
        h2("Об этом сайте"),
        ul(
          [
            "Новости и справочные материалы выходят на китайском, английском и русском языках. Каждый текст написан на своём языке, а не переведён построчно; факты везде одни и те же.",
          ],
          ["Иллюстрации подписаны как иллюстрации и за фотографии не выдаются."],
          ["Снятый с публикации материал не исчезает бесследно: по его адресу остаётся пояснение."],
        ),
        p(
          "Нашли ошибку? Загляните на страницу ",
          link("/ru/kontakty", "«Контакты»"),
          ". О проектной организации группы — ",
          link("/ru/proektnaya-organizatsiya", "на отдельной странице"),
          ".",
        ),
      ],
    },
  },
};
