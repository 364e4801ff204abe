import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import sharp from "sharp";
import { keepPicture } from "@/features/media/pictures/derive";
import { middle } from "@/features/media/pictures/renditions";
import { drawCard } from "@/features/media/share-card/picture";
import type { Locale } from "@/i18n/routing";

/**
 * Thirty share cards on one sheet, to be looked at: long, short, mixed
 * scripts, rare characters; every other one with a picture: `npx tsx scripts/share-cards.ts` draws
 * docs/share-cards.webp, and says when one has no card.
 */
const titles: [Locale, string, string][] = [
  ["zh", "代表团访问宝鹰", "宝鹰动态"],
  ["zh", "宝鹰集团与俄罗斯代表团举行“一带一路”国际建设标准圆桌会议并签署备忘录", "宝鹰动态"],
  ["zh", "龘靐齉㐂𬭊𫟼䶮𠮷", "宝鹰动态"],
  ["zh", "短", "动态"],
  ["zh", "中俄建设标准CIDBA与BIM技术交流会2019年在深圳召开", "宝鹰动态"],
  [
    "zh",
    "关于深化建筑业供给侧结构性改革、推进装配式建筑与绿色建造协同发展若干重大问题的圆桌讨论纪要及后续工作安排说明（征求意见稿）第二版附录一至附录十二全文刊载",
    "宝鹰动态",
  ],
  ["zh", "张䶮、王𬴊、李𬇙三位工程师获奖", "宝鹰动态"],
  ["zh", "Москва：宝鹰参加国际建筑论坛", "宝鹰动态"],
  ["zh", "《国际标准》——“互联互通”…之路", "宝鹰动态"],
  ["zh", "〇八年的回顾·展望", "动态"],
  ["en", "Delegation visits Bauing", "Bauing Dynamic"],
  [
    "en",
    "Bauing Group and Russian delegation hold a round table on international construction standards",
    "Bauing Dynamic",
  ],
  ["en", "A", "News"],
  ["en", "Façade, naïve & Żółć: Łódź to İstanbul — “quoted” ‘text’ …", "News"],
  [
    "en",
    "The pneumonoultramicroscopicsilicovolcanoconiosis of unbreakable words in headlines of ordinary newspapers",
    "News",
  ],
  ["en", "宝鹰 in English: Bauing 宝鹰集团 opens", "News"],
  ["en", "Growth of 12.5 % in 2018–2019: what £, €, ¥ and № mean", "News"],
  ["en", "Tiếng Việt và Ελληνικά in one headline", "News"],
  [
    "en",
    "An exceedingly long headline that goes on and on about construction, standards, exchange, round tables, delegations, visits, memoranda, prefabrication, green building, digital design, schools, hospitals, bridges, harbours and everything else that a builder could possibly want to say at once",
    "News",
  ],
  ["en", "Q&A <b>not bold</b>", "News"],
  ["ru", "Делегация посетила Bauing", "Новости Bauing"],
  [
    "ru",
    "Круглый стол о международных строительных стандартах прошёл в Шэньчжэне с участием российских экспертов",
    "Новости Bauing",
  ],
  ["ru", "Я", "Новости"],
  ["ru", "Высокопревосходительствующий достопримечательностями", "Новости"],
  ["ru", "Ёлки, съезд «Строителей» — №1 в 2019 г.", "Новости"],
  ["ru", "Українська, Беларуская: їжак, ўсё, Қазақстан, Ғылым", "Новости"],
  ["ru", "宝鹰 и Bauing: имя компании", "Новости"],
  ["ru", "Подъём, объём и въезд", "Новости"],
  [
    "ru",
    "Сотрудничество России и Китая в области нормирования: итоги визита делегации, перспективы создания общей системы стандартов и дорожная карта на ближайшие три года",
    "Новости Bauing",
  ],
  ["ru", "BIM", "Новости"],
];
// A place of its own for the pictures: no site's data is touched.
const folder = mkdtempSync(path.join(tmpdir(), "newsroom-cards-"));
process.env.DATA_DIR = folder;
const drawings = ["roundtable-portrait", "bay-and-river", "exchange-portrait", "site-plan"];
const pictures = await Promise.all(
  drawings.map((name) => keepPicture(readFileSync(`prisma/seed/pictures/${name}.svg`))),
);
const tiles: Buffer[] = [];
for (const [index, [locale, title, section]] of titles.entries()) {
  const kept = index % 2 === 1 ? pictures[Math.floor(index / 2) % pictures.length] : undefined;
  const t = performance.now();
  const png = await drawCard({
    locale,
    title,
    section,
    storyDate: new Date("2019-04-03T00:00:00Z"),
    picture: kept && { hash: kept.hash, width: kept.width, height: kept.height, ...middle },
  });
  console.log(
    locale,
    Math.round(performance.now() - t),
    "ms",
    png?.length ?? "NO CARD",
    title.slice(0, 40),
  );
  tiles.push(
    png
      ? await sharp(png).resize(480).png().toBuffer()
      : await sharp({ create: { width: 480, height: 252, channels: 3, background: "#f00" } })
          .png()
          .toBuffer(),
  );
}
rmSync(folder, { recursive: true });
const sheet = sharp({
  create: { width: 5 * 490 + 10, height: 6 * 262 + 10, channels: 3, background: "#888" },
}).composite(
  tiles.map((input, i) => ({ input, left: 10 + (i % 5) * 490, top: 10 + Math.floor(i / 5) * 262 })),
);
const [file = "docs/share-cards.webp"] = process.argv.slice(2);
writeFileSync(file, await sheet.webp({ quality: 80 }).toBuffer());
