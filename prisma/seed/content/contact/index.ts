import type { SeedDocument } from "@/prisma/seed/compose";
import { p } from "@/prisma/seed/compose";

/** The details themselves stand in the footer, from the settings, and nowhere twice. */
export const contact: SeedDocument = {
  key: "contact",
  kind: "PAGE",
  storyDate: "2026-11-22",
  position: 3,
  translations: {
    zh: {
      slug: "lianxi-women",
      title: "联系我们",
      summary:
        "宝鹰集团的地址和媒体联系方式列在哪里，发现报道有差错时怎样告诉我们：请写明网址、语种、原句和正确的写法。",
      pictures: {},
      body: [
        p(
          "宝鹰集团对外公布的地址和媒体联系方式，均列于本站每一页的页脚。报告差错时，请写明页面的网址和语种、有误的原句，以及您认为正确的写法和依据。",
        ),
      ],
    },
    en: {
      slug: "contact",
      title: "Contact",
      summary:
        "Where the address and press contact of Bauing Group are shown, and what to say when you report an error in a story on this site.",
      pictures: {},
      body: [
        p(
          "Any address and press contact that Bauing Group publishes are shown at the foot of every page of this site. When you report an error in a story, please give the address and language of the page, the sentence in question, and what it should say and on what grounds.",
        ),
      ],
    },
    ru: {
      slug: "kontakty",
      title: "Контакты",
      summary:
        "Где указаны адрес и контакты Bauing Group для прессы и что написать, если вы нашли ошибку в материале на этом сайте.",
      pictures: {},
      body: [
        p(
          "Адрес и контакты для прессы, которые публикует Bauing Group, указываются внизу каждой страницы сайта. Сообщая об ошибке в материале, укажите, пожалуйста, адрес и язык страницы, предложение с ошибкой, а также как должно быть и откуда это известно.",
        ),
      ],
    },
  },
};
