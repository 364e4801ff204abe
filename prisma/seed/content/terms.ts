import type { TermInput } from "@/features/glossary/schema";

/**
 * The glossary's first terms: the names of the first stories as they are
 * agreed in each language, the agreed form first, and the spellings of the
 * source that are not to be used. `implied` ones may be left out where they
 * are understood. Not public are those with forms that only the gate needs
 * (粤俄, "Russian"): as names for search they would find what nobody asked for.
 */
const person = "Person";
const place = "Place";
const company = "Company";

type Short = Pick<TermInput, "forms"> & Partial<TermInput>;
const term = ({ forbidden, ...rest }: Short): TermInput => ({
  note: "",
  public: true,
  implied: false,
  ...rest,
  forbidden: { zh: [], en: [], ru: [], ...forbidden },
});

export const terms: TermInput[] = [
  {
    forms: {
      zh: ["宝鹰集团", "宝鹰"],
      en: ["Bauing Group", "Bauing"],
      ru: ["Bauing Group", "Bauing"],
    },
    note: company,
  },
  { forms: { zh: ["马兴瑞"], en: ["Ma Xingrui"], ru: ["Ма Синжуй"] }, note: person },
  { forms: { zh: ["古朴"], en: ["Gu Pu"], ru: ["Гу Пу"] }, note: person },
  { forms: { zh: ["李辉"], en: ["Li Hui"], ru: ["Ли Хуэй"] }, note: person },
  {
    forms: {
      zh: ["安德烈·沃罗比约夫", "沃罗比约夫"],
      en: ["Andrei Vorobyov", "Vorobyov"],
      ru: ["Андрей Воробьёв", "Воробьёв"],
    },
    forbidden: { zh: [], en: ["Vorobiyov"], ru: [] },
    note: person,
  },
  {
    forms: {
      zh: ["谢尔盖·特尔采夫", "特尔采夫"],
      en: ["Sergei Tyrtsev", "Tyrtsev"],
      ru: ["Сергей Тырцев", "Тырцев"],
    },
    note: `${person}. The source romanises the name as Delzev and Teltsev: said once, in the footnote`,
  },
  {
    forms: { zh: ["萨多夫尼奇"], en: ["Sadovnichy"], ru: ["Садовничий"] },
    note: `${person}. The source has Sadovniqi`,
  },
  {
    forms: {
      zh: ["斯科尔科沃创新中心", "斯科尔科沃"],
      en: ["Skolkovo Innovation Center", "Skolkovo Innovation Centre", "Skolkovo"],
      ru: ["инновационный центр «Сколково»", "Сколково"],
    },
    note: place,
  },
  {
    forms: {
      zh: ["格林伍德国际贸易中心", "格林伍德"],
      en: [
        "Greenwood International Trade Center",
        "Greenwood International Trade Centre",
        "Greenwood",
      ],
      ru: ["торговый центр «Гринвуд»", "Гринвуд", "Greenwood"],
    },
    note: place,
  },
  { forms: { zh: ["诺瓦泰克"], en: ["Novatek"], ru: ["НОВАТЭК", "Новатэк"] }, note: company },
  { forms: { zh: ["俄罗斯邮政"], en: ["Russian Post"], ru: ["Почта России"] }, note: company },
  {
    forms: { zh: ["俄罗斯电信"], en: ["Rostelecom"], ru: ["Ростелеком"] },
    note: `${company}. The source has Russian Telecom`,
  },
  {
    forms: {
      zh: ["深圳地铁集团", "深圳地铁"],
      en: ["Shenzhen Metro Group", "Shenzhen Metro"],
      ru: ["Shenzhen Metro Group", "Shenzhen Metro"],
    },
    note: company,
  },
  { forms: { zh: ["中兴通讯", "中兴"], en: ["ZTE"], ru: ["ZTE"] }, note: company },
  { forms: { zh: ["华为"], en: ["Huawei"], ru: ["Huawei", "Хуавэй"] }, note: company },
  {
    forms: { zh: ["广汽集团", "广汽"], en: ["GAC Group", "GAC"], ru: ["GAC Group", "GAC"] },
    note: company,
  },
  {
    forms: {
      zh: ["九丰集团", "九丰"],
      en: ["Jiufeng Group", "Jiufeng"],
      ru: ["Jiufeng Group", "Jiufeng"],
    },
    note: company,
  },
  {
    forms: {
      zh: ["俄罗斯直接投资基金"],
      en: ["Russian Direct Investment Fund", "RDIF"],
      ru: ["Российский фонд прямых инвестиций", "РФПИ"],
    },
    note: company,
  },
  {
    public: false,
    forms: {
      zh: ["广东省", "广东", "粤俄", "粤"],
      en: ["Guangdong"],
      ru: ["провинция Гуандун", "Гуандун", "гуандунский"],
    },
    note: place,
  },
  {
    forms: { zh: ["莫斯科州"], en: ["Moscow Region"], ru: ["Московская область", "Подмосковье"] },
    note: place,
  },
  {
    forms: {
      zh: ["国立莫斯科大学", "莫斯科国立大学", "莫斯科大学", "莫大"],
      en: ["Moscow State University", "Moscow University"],
      ru: ["Московский университет", "Московский государственный университет", "МГУ"],
    },
    note: place,
  },
  {
    public: false,
    forms: { zh: ["莫斯科"], en: ["Moscow"], ru: ["Москва", "московский"] },
    note: place,
  },
  {
    public: false,
    forms: {
      zh: ["俄罗斯", "中俄", "俄方", "俄企", "俄中"],
      en: ["Russia", "Russian", "Russia's", "Sino-Russian"],
      ru: ["Россия", "российский", "российско", "РФ"],
    },
    note: place,
    implied: true,
  },
  {
    forms: {
      zh: ["粤港澳大湾区", "大湾区"],
      en: [
        "Guangdong–Hong Kong–Macao Greater Bay Area",
        "Guangdong-Hong Kong-Macau Greater Bay Area",
        "Greater Bay Area",
        "GBA",
      ],
      ru: [
        "район Большого залива Гуандун – Сянган – Аомэнь",
        "район Большого залива",
        "Большой залив",
        "Большой залив Гуандун – Сянган – Аомэнь",
      ],
    },
    note: place,
  },
  {
    public: false,
    forms: {
      zh: ["“一带一路”", "一带一路"],
      en: ["Belt and Road Initiative", "Belt and Road"],
      ru: ["Один пояс, один путь", "Один пояс — один путь", "Пояс и путь"],
    },
  },
  {
    public: false,
    forms: { zh: ["圆桌会", "圆桌会议"], en: ["roundtable", "round table"], ru: ["круглый стол"] },
    implied: true,
  },
  { forms: { zh: ["宝鹰动态"], en: ["Bauing Dynamic"], ru: ["Новости Bauing"] }, implied: true },
  {
    forms: { zh: ["设计机构"], en: ["Design Organization"], ru: ["Проектная организация"] },
    implied: true,
  },
].map(term);
