import type { SeedDocument } from "@/prisma/seed/compose";
import { h2, link, p, ul } from "@/prisma/seed/compose";

export const privacy: SeedDocument = {
  key: "privacy",
  kind: "PAGE",
  storyDate: "2026-11-22",
  position: 4,
  translations: {
    zh: {
      slug: "yinsi-shuoming",
      title: "隐私说明",
      summary:
        "阅读本站不需要账号，不使用Cookie，没有统计分析，没有广告，也不向第三方发送请求。这里写明留下了什么。",
      pictures: {},
      body: [
        p("本站供人阅读。读者不需要注册，也没有账号；您看了什么，我们不做跟踪。"),
        h2("本站不做的事"),
        ul(
          ["不在读者的设备上写入Cookie；"],
          ["不使用统计分析工具，不投放广告；"],
          ["公开页面不含任何脚本；"],
          ["页面不向第三方请求任何内容，图片和字体都来自本站服务器。"],
        ),
        h2("服务器日志"),
        p(
          "本站不记录谁读了什么。页面出错时，服务器只记下时间和错误本身，以便修复，其中没有读者的信息。网站前面的网络设备可能另有日志，含IP地址，用于应对攻击。",
        ),
        p("从本站点击链接去往其他网站后，适用那些网站自己的规则。"),
        p("对本说明有疑问，请看", link("/zh/lianxi-women", "联系我们"), "。"),
      ],
    },
    en: {
      slug: "privacy",
      title: "Privacy",
      summary:
        "Reading this site needs no account and sets no cookies. There is no analytics, no advertising and no request to a third party.",
      pictures: {},
      body: [
        p(
          "This site is for reading. Readers have no accounts and need none, and we do not follow what you read.",
        ),
        h2("What this site does not do"),
        ul(
          ["It sets no cookies for readers."],
          ["It uses no analytics and shows no advertising."],
          ["Its public pages contain no scripts."],
          [
            "Its pages request nothing from third parties: pictures and fonts come from the same server as the text.",
          ],
        ),
        h2("The server’s log"),
        p(
          "The site keeps no record of who read what. When a page fails, it notes the time and the fault, so that it can be fixed; this says nothing of the reader. The network in front of the site may keep a log of its own, with network (IP) addresses, to fend off attacks.",
        ),
        p("If you follow a link to another website, that site’s own rules apply there."),
        p("Questions about this page? See ", link("/en/contact", "Contact"), "."),
      ],
    },
    ru: {
      slug: "konfidentsialnost",
      title: "Конфиденциальность",
      summary:
        "Чтобы читать этот сайт, не нужна учётная запись. Он не использует файлы cookie и аналитику и не показывает рекламу.",
      pictures: {},
      body: [
        p(
          "Этот сайт предназначен для чтения. Учётных записей у читателей нет, и они не нужны. За тем, что вы читаете, мы не следим.",
        ),
        h2("Чего сайт не делает"),
        ul(
          ["не сохраняет файлы cookie на устройствах читателей;"],
          ["не использует аналитику и не показывает рекламу;"],
          ["не использует скриптов на публичных страницах;"],
          [
            "не обращается к сторонним серверам: картинки и шрифты приходят с того же сервера, что и текст.",
          ],
        ),
        h2("Журнал сервера"),
        p(
          "Сайт не записывает, кто и что читал. Если страницу не удалось показать, он отмечает время и саму ошибку, чтобы её исправить; о читателе там ничего нет. Сеть перед сайтом может вести свой журнал с IP-адресами, чтобы отражать атаки.",
        ),
        p("Если вы перейдёте по ссылке на другой сайт, там действуют его собственные правила."),
        p(
          "Вопросы по этой странице? Загляните на страницу ",
          link("/ru/kontakty", "«Контакты»"),
          ".",
        ),
      ],
    },
  },
};
