import { h2, link, p, quote, type SeedTranslation, ul } from "@/prisma/seed/compose";
import { pictures } from "@/prisma/seed/content/pictures/zh";

export const zh: SeedTranslation = {
  slug: "baoying-chuxi-yue-e-yuanzhuohui",
  title: "湾区遇上俄罗斯：宝鹰出席粤俄圆桌会",
  summary:
    "两国政府、企业和媒体的代表约120名出席粤俄经贸合作圆桌会，宝鹰集团常务副总裁古朴代表集团参会，与俄罗斯企业洽谈合作。",
  pictures: { "bay-and-river": pictures.bayAndRiver },
  body: [
    p(
      "粤港澳大湾区的建设，能给广东与俄罗斯的经贸往来带来什么？2019年4月1日至3日广东省政府代表团访俄期间，中国（广东）—俄罗斯经贸合作圆桌会围绕这个问题展开，两国政府、企业和媒体的代表约120名到会。",
    ),
    quote("圆桌会主题", "粤港澳大湾区建设下的粤俄经贸合作机遇"),
    p(
      "宝鹰集团常务副总裁古朴代表集团出席。参会期间，古朴与俄罗斯相关行业的企业建立联系，洽谈合作，并在采访中介绍集团的发展，谈及大湾区企业与俄罗斯企业的合作。",
    ),
    h2("与会企业"),
    ul(
      ["俄罗斯企业：共10家，包括诺瓦泰克、俄罗斯邮政、俄罗斯电信；"],
      ["大湾区企业：深圳地铁集团、中兴、华为、广汽集团、宝鹰集团、九丰集团等。"],
    ),
    p(
      "广东省省长马兴瑞、中国驻俄罗斯大使李辉等在会上致辞。马兴瑞表示，希望双方扩大机电、能源、轻工产品贸易，增加双向投资，加强科技创新合作。圆桌会适逢中俄建交70周年和中俄地方合作交流年。",
    ),
    p(
      "访问全程，见",
      link(
        "/zh/news/baoying-dongtai/yue-e-yuanzhuo-hua-wanqu",
        "《粤俄圆桌话湾区：广东代表团访俄三日》",
      ),
      "。",
    ),
  ],
};
