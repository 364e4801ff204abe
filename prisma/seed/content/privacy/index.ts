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
        "阅读本站不需要账号，不写入Cookie，没有统计分析，没有广告，也不向第三方发送请求。这里写明留下了什么。",
      pictures: {},
      body: [
        p("本站供人阅读。读者不需要注册，也没有账号；您看了什么，我们不做跟踪。"),
        h2("本站不做的事"),
        ul(
          ["不在读者的设备上写入Cookie；"],
          ["不使用统计分析工具，不投放广告；"],
          ["页面不向第三方请求任何内容，图片和字体都来自本站服务器。"],
        ),
        h2("服务器日志"),
        p(
          "与一般网站一样，服务器会记录每次访问的来源IP地址、时间和所请求的路径。这些记录只用于维持网站运行，例如排查故障、应对攻击。",
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
          [
            "Its pages request nothing from third parties: pictures and fonts come from the same server as the text.",
          ],
        ),
        h2("The server’s log"),
        p(
          "Like any web server, ours notes for each request the network (IP) address it came from, the time and the path asked for. The log is kept only to run the site: to find faults and to fend off attacks.",
        ),
        p("If you follow a link to another website, that site’s own rules apply there."),
        p("Questions about this page? See ", link("/en/contact", "Contact"), "."),
      ],
    },
    ru: {
      slug: "konfidentsialnost",
      title: "Конфиденциальность",
      summary:
        "Чтобы читать этот сайт, не нужна учётная запись. Он не ставит файлов cookie, не ведёт аналитики, не показывает рекламы.",
      pictures: {},
      body: [
        p(
          "Этот сайт предназначен для чтения. Учётных записей у читателей нет, и они не нужны. За тем, что вы читаете, мы не следим.",
        ),
        h2("Чего сайт не делает"),
        ul(
          ["не ставит читателям файлов cookie;"],
          ["не использует аналитику и не показывает рекламу;"],
          [
            "не обращается к сторонним серверам: картинки и шрифты приходят с того же сервера, что и текст.",
          ],
        ),
        h2("Журнал сервера"),
        p(
          "Как и любой веб-сервер, наш записывает для каждого запроса IP-адрес, время и запрошенный путь. Журнал нужен только для работы сайта: чтобы находить неполадки и отражать атаки.",
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
