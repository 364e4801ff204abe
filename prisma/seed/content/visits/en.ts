import { h2, link, p, type SeedTranslation, ul } from "@/prisma/seed/compose";
import { pictures } from "@/prisma/seed/content/pictures/en";

export const en: SeedTranslation = {
  slug: "the-stops-of-the-guangdong-delegation",
  title: "Beyond the roundtable: whom the Guangdong delegation met and where it went",
  shortTitle: "Whom the delegation from Guangdong met, and where it went",
  summary:
    "From the Governor of Moscow Region to the head of Moscow University, from Greenwood to Skolkovo: the meetings and visits of 1–3 April 2019.",
  pictures: { exchange: pictures.exchange },
  body: [
    p(
      "The roundtable was one part of the Guangdong delegation’s visit to Russia. The rest of the programme of 1–3 April 2019 took Governor Ma Xingrui and his party to people and places in education, science, trade and industry.",
    ),
    h2("People"),
    p(
      "With Andrei Vorobyov, Governor of Moscow Region, the subject was the practical cooperation between the two regions in economic affairs, trade, education, science and technology; both sides spoke well of it. Trade and investment cooperation with the Russian Far East was the subject on the morning of 2 April, when he met Sergei Tyrtsev, First Deputy Minister for the Development of the Russian Far East and Arctic; they agreed to raise the level of that cooperation. Both also attended the roundtable.",
    ),
    p(
      "Mr Ma also met Sadovnichy, head of Moscow University, and the director of the Russian Direct Investment Fund. Education, science, technology and financial investment were on the agenda.",
    ),
    h2("Places"),
    ul(
      ["Greenwood International Trade Center"],
      ["Skolkovo Innovation Center"],
      ["The unveiling of GAC’s passenger-vehicle subsidiary in Russia"],
      ["Research institutions and enterprises in Moscow"],
    ),
    p(
      "Companies met at the roundtable itself, Bauing Group among them: ",
      link(
        "/en/news/bauing-dynamic/at-the-guangdong-russia-roundtable",
        "who was there and what was said",
      ),
      ". For the visit as a whole, see ",
      link("/en/news/bauing-dynamic/guangdong-delegation-in-russia", "our main report"),
      ".",
    ),
  ],
};
