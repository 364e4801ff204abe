import { h2, link, p, type SeedTranslation, ul } from "@/prisma/seed/compose";
import { pictures } from "@/prisma/seed/content/pictures/zh";

export const zh: SeedTranslation = {
  slug: "daibiaotuan-fang-e-xingcheng",
  title: "圆桌会之外：代表团在俄会见与考察",
  summary:
    "2019年4月1日至3日，广东省政府代表团在圆桌会之外，还走访贸易中心、创新园区和科研机构，并见证广汽在俄子公司揭牌。",
  pictures: { exchange: pictures.exchange },
  body: [
    p(
      "2019年4月1日至3日，广东省委副书记、省长马兴瑞率广东省政府代表团访问俄罗斯。这次友好访问意在促进交流，深化中俄两国的地方合作。圆桌会之外，代表团还进行了多场会见和考察，现综述如下。",
    ),
    h2("会见"),
    p(
      "马兴瑞会见莫斯科州州长安德烈·沃罗比约夫。对广东与莫斯科州在经济、贸易、教育和科技领域的务实合作，双方均予以积极评价。4月2日上午，马兴瑞会见俄罗斯远东和北极发展部第一副部长谢尔盖·特尔采夫，双方就提升广东与俄罗斯远东地区的贸易和投资合作水平达成一致。二人均出席了圆桌会。",
    ),
    p(
      "马兴瑞还会见了莫斯科大学校长萨多夫尼奇和俄罗斯直接投资基金负责人，就教育、科技和金融投资交换意见。",
    ),
    h2("考察"),
    ul(
      ["格林伍德国际贸易中心"],
      ["斯科尔科沃创新中心"],
      ["广汽乘用车俄罗斯子公司揭牌仪式"],
      ["莫斯科的科研机构和企业"],
    ),
    p(
      "宝鹰集团等两国企业在圆桌会上同席交流，详见",
      link("/zh/news/baoying-dongtai/baoying-chuxi-yue-e-yuanzhuohui", "圆桌会专稿"),
      "。访问全程，见",
      link("/zh/news/baoying-dongtai/yue-e-yuanzhuo-hua-wanqu", "主稿"),
      "。",
    ),
  ],
};
