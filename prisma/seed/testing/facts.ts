import type { Locale } from "@/i18n/routing";

type Said = string | string[];
export type Fact = Record<Locale, Said> & {
  kind: "name" | "office" | "date" | "number" | "matter";
  /** Stories that tell it, in all three languages or in none. */
  stories: Story[];
};
export const stories = ["delegation", "roundtable", "visits"] as const;
type Story = (typeof stories)[number];

const all: Story[] = ["delegation", "roundtable", "visits"];
const visit: Story[] = ["delegation", "visits"];
const table: Story[] = ["delegation", "roundtable"];
const main: Story[] = ["delegation"];

const fact = (kind: Fact["kind"], stories: Story[], zh: Said, en: Said, ru: Said): Fact => ({
  kind,
  stories,
  zh,
  en,
  ru,
});

/**
 * What the three stories tell, side by side: the words that a text has for a
 * fact, or several where each has to stand there. A new fact is a line here.
 */
export const facts: Fact[] = [
  fact("date", all, "2019年4月1日至3日", "3 April 2019", "3 апреля 2019 года"),
  fact("date", visit, "4月2日上午", "morning of 2 April", "Утром 2 апреля"),
  fact("name", all, "马兴瑞", "Ma Xingrui", "Ма Синжуй"),
  fact(
    "office",
    main,
    "广东省委副书记、省长马兴瑞",
    "Ma Xingrui, Deputy Secretary of the Guangdong Provincial Party Committee and Governor of Guangdong",
    "Ма Синжуй, заместитель секретаря парткома и губернатор провинции",
  ),
  fact("office", all, "省长马兴瑞", "Governor", "губернатор"),
  fact(
    "name",
    main,
    "广东省政府代表团",
    "delegation of the Guangdong Provincial Government",
    "делегация правительства провинции Гуандун",
  ),
  fact(
    "matter",
    main,
    ["友好访问", "促进双方交流", "深化中俄两国的地方合作"],
    ["friendly visit to promote exchanges", "deepen cooperation between the regions"],
    ["дружественным визитом", "развивать обмены", "сотрудничество регионов двух стран"],
  ),
  fact(
    "name",
    visit,
    "莫斯科州州长安德烈·沃罗比约夫",
    "Andrei Vorobyov, Governor of Moscow Region",
    "губернатором Московской области Андреем Воробьёвым",
  ),
  fact(
    "matter",
    visit,
    ["经济、贸易、教育和科技", "双方均予以积极评价"],
    ["economic affairs, trade, education, science and technology", "oth sides spoke well of"],
    [
      "экономике, торговле, образовании, науке и технике",
      "тороны высоко оценили практическое сотрудничество",
    ],
  ),
  fact(
    "office",
    visit,
    "俄罗斯远东和北极发展部第一副部长谢尔盖·特尔采夫",
    "Sergei Tyrtsev, First Deputy Minister for the Development of the Russian Far East and Arctic",
    "первым заместителем министра по развитию Дальнего Востока и Арктики Сергеем Тырцевым",
  ),
  fact(
    "matter",
    visit,
    ["提升广东与俄罗斯远东地区的贸易和投资合作水平", "二人均出席了圆桌会"],
    ["rade and investment cooperation", "raise the level", "Both also attended the roundtable."],
    [
      "повысить уровень торгового и инвестиционного сотрудничества",
      "Оба участвовали и в круглом столе",
    ],
  ),
  fact(
    "name",
    table,
    "中国（广东）—俄罗斯经贸合作圆桌会",
    "China (Guangdong) – Russia Economic and Trade Cooperation Roundtable",
    "по торгово-экономическому сотрудничеству Китай (Гуандун) — Россия",
  ),
  fact(
    "number",
    table,
    "中俄建交70周年",
    "70th anniversary of diplomatic relations",
    "70-летие дипломатических отношений",
  ),
  fact(
    "matter",
    table,
    "中俄地方合作交流年",
    "Years of China–Russia Regional Cooperation and Exchange",
    "Годы российско-китайского межрегионального сотрудничества",
  ),
  fact(
    "matter",
    table,
    "粤港澳大湾区建设下的粤俄经贸合作机遇",
    "opportunities for Guangdong–Russia economic and trade cooperation that come with building the Guangdong–Hong Kong–Macao Greater Bay Area",
    "Возможности торгово-экономического сотрудничества Гуандуна и России при строительстве района Большого залива Гуандун — Сянган — Аомэнь",
  ),
  fact(
    "office",
    table,
    "中国驻俄罗斯大使李辉",
    "Li Hui, Chinese ambassador to Russia",
    "посол КНР в России Ли Хуэй",
  ),
  fact("name", main, "特尔采夫，以及", "Mr Tyrtsev; and", "Сергей Тырцев и"),
  fact(
    "office",
    main,
    "俄罗斯经济发展部亚洲、非洲和拉丁美洲司司长",
    "Tianov, director of the Department of Asia, Africa and Latin America of Russia’s Ministry of Economic Development",
    "директор департамента Азии, Африки и Латинской Америки Министерства экономического развития России",
  ),
  fact("number", table, "代表约120名", "About 120 representatives", "около 120 представителей"),
  fact(
    "matter",
    main,
    ["两国政府、企业和媒体", "领导人达成的共识", "战略机遇", "一带一路"],
    [
      "governments, enterprises and media of both countries",
      "what their leaders had agreed",
      "strategic opportunity",
      "Belt and Road",
    ],
    [
      "власти, бизнеса и СМИ двух стран",
      "договорились лидеры",
      "стратегических возможностей",
      "Один пояс, один путь",
    ],
  ),
  fact("matter", table, "希望双方", "Mr Ma said he hoped", "выразил надежду"),
  fact(
    "matter",
    main,
    ["机电、能源、轻工产品", "双向投资", "科技创新", "互联互通", "合作机制"],
    [
      "mechanical and electrical products, energy and light industrial goods",
      "two-way investment",
      "scientific and technological innovation",
      "connectivity",
      "mechanisms of cooperation",
    ],
    [
      "машины и электротехника, энергоресурсы, товары лёгкой промышленности",
      "взаимные инвестиции",
      "науке и инновациях",
      "взаимосвязанность",
      "механизмы сотрудничества",
    ],
  ),
  fact("number", main, "10家企业", "Ten Russian enterprises", "10 предприятий"),
  fact("number", ["roundtable"], "10家", "10 enterprises", "10 предприятий"),
  fact(
    "name",
    table,
    ["诺瓦泰克", "俄罗斯邮政", "俄罗斯电信"],
    ["Novatek", "Russian Post", "Rostelecom"],
    ["НОВАТЭК", "«Почта России»", "«Ростелеком»"],
  ),
  fact(
    "name",
    table,
    "深圳地铁集团、中兴、华为、广汽集团、宝鹰集团、九丰集团",
    "Shenzhen Metro Group, ZTE, Huawei, GAC Group, Bauing Group and Jiufeng Group",
    "Shenzhen Metro Group, ZTE, Huawei, GAC Group, Bauing Group и Jiufeng Group",
  ),
  fact(
    "office",
    table,
    "宝鹰集团常务副总裁古朴代表集团出席",
    "Executive Vice President Gu Pu represented Bauing Group at the",
    "исполнительный вице-президент Гу Пу",
  ),
  fact(
    "matter",
    table,
    [
      "与俄罗斯相关行业的企业建立联系，洽谈合作",
      "采访",
      "宝鹰集团",
      "大湾区企业与俄罗斯企业的合作",
    ],
    [
      "made contact with Russian companies in related industries about cooperation",
      "in interviews spoke of",
      "cooperation between enterprises of the Greater Bay Area and of Russia",
    ],
    [
      "установил контакты с российскими компаниями смежных отраслей",
      "В интервью",
      "о сотрудничестве предприятий района Большого залива и России",
    ],
  ),
  fact("name", visit, "莫斯科大学校长萨多夫尼奇", "Sadovnichy, ", "ректором МГУ Садовничим"),
  fact("office", visit, "大学校长", "head of Moscow University", "ректором МГУ"),
  fact(
    "office",
    visit,
    "俄罗斯直接投资基金负责人",
    "director of the Russian Direct Investment Fund",
    "директором Российского фонда прямых инвестиций",
  ),
  fact(
    "matter",
    visit,
    ["教育、科技", "金融投资"],
    ["ducation, science, technology and financial investment"],
    ["бразование, наука, техника", "финансовые инвестиции"],
  ),
  fact(
    "name",
    visit,
    ["格林伍德国际贸易中心", "斯科尔科沃创新中心"],
    ["Greenwood International Trade Center", "Skolkovo Innovation Center"],
    ["«Гринвуд»", "«Сколково»"],
  ),
  fact(
    "matter",
    visit,
    ["广汽乘用车俄罗斯子公司", "揭牌仪式"],
    ["unveiling of GAC’s passenger-vehicle subsidiary in Russia"],
    ["российской дочерней компании GAC (легковые автомобили)"],
  ),
  fact(
    "matter",
    main,
    "莫斯科的科研机构和企业",
    "research institutions and enterprises in Moscow",
    "научных институтах и на предприятиях Москвы",
  ),
  fact(
    "matter",
    ["visits"],
    "莫斯科的科研机构和企业",
    "Research institutions and enterprises in Moscow",
    "Научные институты и предприятия Москвы",
  ),
];

/** One level of certainty: none of these interrupts a story, whatever had to be worked out. */
export const hedges: Record<Locale, RegExp> = {
  zh: /可能|大概|也许|或许|推定|推知|推测|疑为|据称|据悉|核实|原稿|英文稿/u,
  en: /very likely|probably|presumably|apparently|perhaps|possibly|is thought|it seems|our source|the source|account/iu,
  ru: /вероятно|возможно,|скорее всего|по-видимому|предположительно|похоже|проверить не удалось|источник/iu,
};

/** Spellings of the source, which only the note at the end may quote. */
export const sourceSpellings = /Delzev|Teltsev|Vorobiyov|Sadovniqi|Russian Telecom/u;

/** The note at the end: its opening, and what it has to account for. */
export const note: Record<Locale, { opens: string; accounts: (string | RegExp)[] }> = {
  zh: {
    opens: "注：",
    accounts: ["Sergei Delzev", "Teltsev", "第一副部长", "莫斯科州", /1949年至2019年/],
  },
  en: {
    opens: "Note: ",
    accounts: [
      "Sergei Delzev",
      "Teltsev",
      "First Deputy Minister",
      "Moscow Region",
      /1949 to 2019/,
    ],
  },
  ru: {
    opens: "Примечание: ",
    accounts: [
      "Sergei Delzev",
      "Teltsev",
      "первого заместителя министра",
      "Московская область",
      /1949–2019/,
    ],
  },
};
