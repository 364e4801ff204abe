import { h2, link, p, type SeedTranslation, ul } from "@/prisma/seed/compose";
import { pictures } from "@/prisma/seed/content/pictures/zh";

export const zh: SeedTranslation = {
  slug: "daibiaotuan-fang-e-xingcheng",
  title: "圆桌会之外：代表团见了谁、去了哪里",
  summary:
    "2019年4月1日至3日，广东省政府代表团在圆桌会之外，还走访贸易中心、创新园区和科研机构，并见证广汽在俄子公司揭牌。",
  pictures: { exchange: pictures.exchange },
  body: [
    p(
      "圆桌会之外，广东省政府代表团还有不少安排。2019年4月1日至3日，省长马兴瑞一行见了哪些人、到了哪些地方？我们在这里一并列出。这次访问意在促进交流，深化中俄两国的地方合作，行程也就涉及教育、科技、贸易、投资和产业多个方面。",
    ),
    h2("见了哪些人"),
    p(
      "马兴瑞与莫斯科州州长安德烈·沃罗比约夫会面，谈到广东与莫斯科州在经济、贸易、教育和科技上的务实合作，双方都给予好评。4月2日上午，他会见俄罗斯远东和北极发展部第一副部长谢尔盖·特尔采夫，双方同意提升广东与俄罗斯远东的贸易和投资合作水平；两人也都出席了圆桌会。",
    ),
    p(
      "此外，马兴瑞还会见莫斯科大学校长萨多夫尼奇和俄罗斯直接投资基金负责人，就教育、科技和金融投资交换意见。",
    ),
    h2("到了哪些地方"),
    ul(
      ["格林伍德国际贸易中心"],
      ["斯科尔科沃创新中心"],
      ["广汽乘用车俄罗斯子公司揭牌仪式"],
      ["莫斯科的科研机构和企业"],
    ),
    p(
      "两国企业的面对面交流，则在圆桌会上，宝鹰集团也在其中，见",
      link("/zh/news/baoying-dongtai/baoying-chuxi-yue-e-yuanzhuohui", "圆桌会专稿"),
      "。访问的来龙去脉，见",
      link("/zh/news/baoying-dongtai/yue-e-yuanzhuo-hua-wanqu", "主稿"),
      "。",
    ),
  ],
};
