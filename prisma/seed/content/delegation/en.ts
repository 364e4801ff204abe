import { figure, h2, link, p, quote, type SeedTranslation, table, ul } from "@/prisma/seed/compose";
import { pictures } from "@/prisma/seed/content/pictures/en";

export const en: SeedTranslation = {
  slug: "guangdong-delegation-in-russia",
  title: "Guangdong delegation puts the Greater Bay Area on the table in Russia",
  summary:
    "Governor Ma Xingrui led a Guangdong delegation to Russia from 1 to 3 April 2019. Bauing Group took part in a roundtable on the Greater Bay Area.",
  pictures: { roundtable: pictures.roundtable, "bay-and-river": pictures.bayAndRiver },
  body: [
    p(
      "A delegation of the Guangdong Provincial Government was in Russia from 1 to 3 April 2019, on a friendly visit to promote exchanges and to deepen cooperation between the regions of the two countries. It was led by Ma Xingrui, Deputy Secretary of the Guangdong Provincial Party Committee and Governor of Guangdong.",
    ),
    p(
      "Executive Vice President Gu Pu represented Bauing Group at the China (Guangdong) – Russia Economic and Trade Cooperation Roundtable, which was held during the visit.",
    ),
    h2("From Moscow Region to the Far East"),
    p(
      "Mr Ma met Andrei Vorobyov, Governor of Moscow Region. Both sides spoke well of the practical cooperation between Guangdong and Moscow Region in economic affairs, trade, education, science and technology.",
    ),
    p(
      "On the morning of 2 April he met Sergei Tyrtsev, First Deputy Minister for the Development of the Russian Far East and Arctic. They agreed to raise the level of trade and investment cooperation between Guangdong and the Russian Far East. Both also attended the roundtable.",
    ),
    h2("One table, one theme"),
    p(
      "The occasion was the 70th anniversary of diplomatic relations between China and Russia, together with the Years of China–Russia Regional Cooperation and Exchange. About 120 representatives of the governments, enterprises and media of both countries were present. The theme before them:",
    ),
    quote(
      "Theme of the roundtable",
      "The opportunities for Guangdong–Russia economic and trade cooperation that come with building the Guangdong–Hong Kong–Macao Greater Bay Area",
    ),
    p(
      "The speakers were Mr Ma; Li Hui, Chinese ambassador to Russia; Mr Tyrtsev; and Tianov, director of the Department of Asia, Africa and Latin America of Russia’s Ministry of Economic Development.",
    ),
    p(
      "Mr Ma said he hoped that the two sides would carry out what their leaders had agreed, and take the strategic opportunity that the Greater Bay Area and the Belt and Road offer. He also said he hoped that they would:",
    ),
    ul(
      ["widen trade in mechanical and electrical products, energy and light industrial goods;"],
      ["raise two-way investment;"],
      ["do more together in scientific and technological innovation;"],
      ["deepen connectivity and improve the mechanisms of cooperation."],
    ),
    figure("bay-and-river"),
    h2("Companies from both sides"),
    p(
      "Ten Russian enterprises were represented, among them Novatek, Russian Post and Rostelecom. Those from the Greater Bay Area included Shenzhen Metro Group, ZTE, Huawei, GAC Group, Bauing Group and Jiufeng Group.",
    ),
    p(
      "At the roundtable Gu Pu made contact with Russian companies in related industries about cooperation, and in interviews spoke of the group’s own development and of cooperation between enterprises of the Greater Bay Area and of Russia. ",
      link(
        "/en/news/bauing-dynamic/at-the-guangdong-russia-roundtable",
        "A separate report covers the roundtable.",
      ),
    ),
    h2("Beyond the roundtable"),
    p(
      "Mr Ma also met Sadovnichy, the head of Moscow University, and the director of the Russian Direct Investment Fund. The delegation went to Greenwood International Trade Center and Skolkovo Innovation Center, attended the unveiling of GAC’s passenger-vehicle subsidiary in Russia, and visited research institutions and enterprises in Moscow. ",
      link(
        "/en/news/bauing-dynamic/the-stops-of-the-guangdong-delegation",
        "Our second report follows these stops.",
      ),
    ),
    table(
      "Whom Ma Xingrui met, 1–3 April 2019",
      [["Met"], ["When"], ["On what"]],
      [
        ["Governor of Moscow Region"],
        ["During the visit"],
        ["Economic affairs, trade, education, science and technology"],
      ],
      [
        ["First Deputy Minister for the Far East and Arctic"],
        ["2 April, morning"],
        ["Trade and investment"],
      ],
      [
        ["Head of Moscow University; director of the Russian Direct Investment Fund"],
        ["During the visit"],
        ["Education, science, technology and financial investment"],
      ],
    ),
    p(
      "Note: the name of the First Deputy Minister, romanised in the company’s English account as “Sergei Delzev” and “Teltsev”, is given here in its usual form; Moscow Region stands for the account’s “Moscow” in the governor’s title, and the year, which the account does not state, follows from the 70th anniversary (1949 to 2019).",
    ),
  ],
};
