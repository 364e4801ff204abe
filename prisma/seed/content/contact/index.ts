import type { SeedDocument } from "@/prisma/seed/compose";
import { h2, p, ul } from "@/prisma/seed/compose";

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
        "集团提供联系方式之后，我们会同时列在本页和每一页的页脚。这里也说明，发现报道有差错时应当怎样告诉我们。",
      pictures: {},
      body: [
        p(
          "地址、新闻联络人等联系方式，由集团提供后，会列在本页和每一页的页脚。目前还没有可以公布的联系方式，我们宁可空着，也不编造。",
        ),
        h2("报告差错"),
        p("报道里的人名、数字、日期或译名有误，请告诉页脚所列的新闻联络人。请写明："),
        ul(["页面的网址和语种；"], ["有误的那句话；"], ["您认为正确的写法，以及依据。"]),
        p(
          "差错核实后，我们修改原文；改动影响到事实的，会在文中注明。三种文字如有同样的差错，会一并更正。",
        ),
      ],
    },
    en: {
      slug: "contact",
      title: "Contact",
      summary:
        "Contact details will appear here and in the footer once the group has supplied them. This page also explains how to report an error.",
      pictures: {},
      body: [
        p(
          "Addresses and a press contact will be shown on this page and in the footer of every page once the group has supplied them. There is nothing to publish yet, and we would rather show nothing than something invented.",
        ),
        h2("Reporting an error in a story"),
        p(
          "If a name, a number, a date or a translation is wrong, please tell the press contact, as soon as one is given in the footer. It helps to say:",
        ),
        ul(
          ["the address and the language of the page;"],
          ["which sentence is wrong;"],
          ["what it should say, and how you know."],
        ),
        p(
          "Once we have checked it, we correct the text. If the change affects the facts, the story says so. If the same mistake stands in the other languages, we correct it there too.",
        ),
      ],
    },
    ru: {
      slug: "kontakty",
      title: "Контакты",
      summary:
        "Контактные данные появятся здесь и внизу каждой страницы, когда группа их предоставит. Тут же — как сообщить об ошибке в материале.",
      pictures: {},
      body: [
        p(
          "Адреса и контакт для прессы будут указаны на этой странице и внизу каждой страницы сайта, как только группа их предоставит. Пока публиковать нечего, а выдумывать мы не станем.",
        ),
        h2("Как сообщить об ошибке"),
        p(
          "Если неверны имя, число, дата или перевод, напишите по контакту для прессы, когда он появится внизу страницы. Укажите, пожалуйста:",
        ),
        ul(
          ["адрес и язык страницы;"],
          ["предложение, в котором ошибка;"],
          ["как должно быть и откуда это известно."],
        ),
        p(
          "Проверив, мы исправим текст. Если правка касается фактов, об этом будет сказано в самом материале. Ту же ошибку в других языковых версиях исправим заодно.",
        ),
      ],
    },
  },
};
