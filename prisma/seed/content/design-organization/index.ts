import type { SeedDocument } from "@/prisma/seed/compose";
import { link, p } from "@/prisma/seed/compose";
import { pictures as en } from "@/prisma/seed/content/pictures/en";
import { pictures as ru } from "@/prisma/seed/content/pictures/ru";
import { pictures as zh } from "@/prisma/seed/content/pictures/zh";

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
        "本页留给宝鹰集团的设计机构。机构、人员、项目等资料，待集团提供并确认之后，将在这里公布，目前不作推测。",
      pictures: { "site-plan": zh.sitePlan },
      body: [
        p(
          "宝鹰集团的网站上有“设计机构”一栏，本页即为此而设，用来介绍集团的设计机构：由哪些单位组成，承担哪些工作，完成过哪些设计。",
        ),
        p(
          "目前可以确认的只有这个名称。其余资料由集团提供并确认后，将在此公布；在那之前，本页不列数字，不列办公地点，也不列项目。",
        ),
        p(
          "集团的近况，可先看",
          link("/zh/news/baoying-dongtai/yue-e-yuanzhuo-hua-wanqu", "宝鹰动态栏目的报道"),
          "。",
        ),
      ],
    },
    en: {
      slug: "design-organization",
      title: "Design Organization",
      summary:
        "This page is kept for the design organization of Bauing Group. Details will be published here once the group has confirmed them.",
      pictures: { "site-plan": en.sitePlan },
      body: [
        p(
          "Design Organization is one of the parts of Bauing Group’s website. This is where the group will present those who design for it: how they are organised, what they do and what they have drawn.",
        ),
        p(
          "For now, the name is all that is confirmed. The rest will be published here when the group has supplied and confirmed it. Until then you will find no figures, offices or projects on this page, because we would have to guess them.",
        ),
        p(
          "For news of the group, begin with ",
          link(
            "/en/news/bauing-dynamic/guangdong-delegation-in-russia",
            "our report on the visit to Russia",
          ),
          ".",
        ),
      ],
    },
    ru: {
      slug: "proektnaya-organizatsiya",
      title: "Проектная организация",
      summary:
        "Страница отведена проектной организации группы Bauing. Сведения о ней появятся здесь, когда группа их подтвердит.",
      pictures: { "site-plan": ru.sitePlan },
      body: [
        p(
          "«Проектная организация» — один из разделов сайта Bauing Group. Здесь группа расскажет о своих проектировщиках: как устроена их работа, чем они заняты и что уже спроектировали.",
        ),
        p(
          "Пока подтверждено только название. Остальное мы опубликуем, когда группа предоставит и подтвердит сведения. До тех пор здесь не будет ни цифр, ни адресов, ни проектов: их пришлось бы выдумывать.",
        ),
        p(
          "Новости группы советуем начать с ",
          link(
            "/ru/news/novosti-bauing/delegatsiya-guanduna-v-rossii",
            "рассказа о визите в Россию",
          ),
          ".",
        ),
      ],
    },
  },
};
