import { h2, link, p, quote, type SeedTranslation, ul } from "@/prisma/seed/compose";
import { pictures } from "@/prisma/seed/content/pictures/en";

export const en: SeedTranslation = {
  slug: "at-the-guangdong-russia-roundtable",
  title: "Bauing Group joins the Guangdong–Russia trade roundtable",
  summary:
    "About 120 representatives of governments, enterprises and media attended. Executive Vice President Gu Pu represented Bauing Group.",
  pictures: { "bay-and-river": pictures.bayAndRiver },
  body: [
    p(
      "What could the Greater Bay Area mean for trade between Guangdong and Russia? That was the question at the China (Guangdong) – Russia Economic and Trade Cooperation Roundtable, held during the Guangdong delegation’s visit to Russia of 1–3 April 2019. About 120 representatives of governments, enterprises and media attended.",
    ),
    quote(
      "Theme of the roundtable",
      "The opportunities for Guangdong–Russia economic and trade cooperation that come with building the Guangdong–Hong Kong–Macao Greater Bay Area",
    ),
    p(
      "Executive Vice President Gu Pu represented Bauing Group at the roundtable, made contact with Russian companies in related industries about cooperation, and in interviews spoke of the group’s development and of cooperation between enterprises of the Greater Bay Area and of Russia.",
    ),
    h2("Around the table"),
    ul(
      ["From Russia: 10 enterprises, including Novatek, Russian Post and Rostelecom."],
      [
        "From the Greater Bay Area: enterprises including Shenzhen Metro Group, ZTE, Huawei, GAC Group, Bauing Group and Jiufeng Group.",
      ],
    ),
    p(
      "Among the speakers were Ma Xingrui, Governor of Guangdong, and Li Hui, Chinese ambassador to Russia. Mr Ma said he hoped for wider trade in mechanical and electrical products, energy and light industrial goods, for more investment in both directions and for more scientific and technological innovation. The occasion was the 70th anniversary of diplomatic relations between China and Russia, with the Years of China–Russia Regional Cooperation and Exchange.",
    ),
    p(
      "The whole visit is told in ",
      link("/en/news/bauing-dynamic/guangdong-delegation-in-russia", "our main report"),
      ".",
    ),
  ],
};
