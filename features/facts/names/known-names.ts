import type { Locale } from "@/i18n/routing";

/**
 * Countries, cities and organisations that the news is full of, as each
 * language calls them, with what is derived of them (Russian, российский, 俄方).
 * Not the house's glossary: nothing here is agreed or forbidden. Only one that
 * stands where the other text has another of its kind is a disagreement, so
 * that a form that is missing here costs a finding and makes no false one.
 *
 * A line: kind ~ Chinese ~ English ~ Russian stems; a stem that begins small
 * may begin large, one that begins large may not begin small (Дели, делить).
 */
const table = `
country ~ 中国/我国/中方 ~ China/Chinese ~ Кита(?=[йяюем])/китайск/китайц/КНР/Поднебесн
country ~ 俄罗斯/俄方/俄联邦 ~ Russia/Russian/Russians/Russia’s ~ Росси/российск/россиян/РФ/русск
country ~ 美国/美方 ~ United States/U.S./US/USA/America/American/Americans/Washington ~ США/Америк/американ/Соединенн[а-я]+ Штат/Вашингтон
country ~ 英国/英方/不列颠 ~ Britain/British/United Kingdom/UK/U.K. ~ Британи/Великобритани/британ/Соединенн[а-я]+ Королевств/англичан
country ~ 法国/法方 ~ France/French ~ Франци/француз
country ~ 德国/德方 ~ Germany/German/Germans ~ Германи/немец/немц/германск/ФРГ
country ~ 意大利 ~ Italy/Italian/Italians ~ Итали/итальян
country ~ 西班牙 ~ Spain/Spanish/Spaniard/Spaniards ~ Испани/испан
country ~ 葡萄牙 ~ Portugal/Portuguese ~ Португали/португал
country ~ 荷兰 ~ Netherlands/Dutch/Holland ~ Нидерланд/нидерланд/голланд/Голланд
country ~ 比利时 ~ Belgium/Belgian/Belgians ~ Бельги/бельгий
country ~ 瑞士 ~ Switzerland/Swiss ~ Швейцари/швейцар
country ~ 瑞典 ~ Sweden/Swedish/Swedes ~ Швеци/шведск/швед
country ~ 挪威 ~ Norway/Norwegian/Norwegians ~ Норвеги/норвеж
country ~ 芬兰 ~ Finland/Finnish/Finns ~ Финлянди/финск/финлянд
country ~ 丹麦 ~ Denmark/Danish/Danes ~ Дани(?![а-яё]*л)/датск/датчан
country ~ 波兰 ~ Poland/Polish/Poles ~ Польш/польск/поляк
country ~ 匈牙利 ~ Hungary/Hungarian/Hungarians ~ Венгри/венгер/венгр
country ~ 希腊 ~ Greece/Greek/Greeks ~ Греци/греческ/греки
country ~ 乌克兰 ~ Ukraine/Ukrainian/Ukrainians ~ Украин/украин
country ~ 白俄罗斯 ~ Belarus/Belarusian/Belarusians ~ Белорусси/Беларус/белорус
country ~ 哈萨克斯坦/哈方 ~ Kazakhstan/Kazakh/Kazakhs/Kazakhstani ~ Казахстан/казах
country ~ 乌兹别克斯坦 ~ Uzbekistan/Uzbek/Uzbeks ~ Узбекистан/узбек
country ~ 吉尔吉斯斯坦 ~ Kyrgyzstan/Kyrgyz ~ Киргизи/Кыргызстан/киргиз/кыргыз
country ~ 塔吉克斯坦 ~ Tajikistan/Tajik/Tajiks ~ Таджикистан/таджик
country ~ 土库曼斯坦 ~ Turkmenistan/Turkmen ~ Туркмени/туркмен
country ~ 蒙古国/蒙古(?!族|包|马) ~ Mongolia/Mongolian/Mongolians ~ Монголи/монгол
country ~ 日本/日方 ~ Japan/Japanese ~ Япони/япон
country ~ 韩国/韩方 ~ South Korea/South Korean/South Koreans/Republic of Korea ~ Южн[а-я]+ Коре/южнокорейск/южнокорей/Республик[а-я]+ Коре/корейск
country ~ 朝鲜(?!族|半岛|战争) ~ North Korea/North Korean/North Koreans/DPRK ~ КНДР/Северн[а-я]+ Коре/северокорейск
country ~ 印度(?!尼西亚|洋|教) ~ India/Indian/Indians ~ Инди(?=[яюией](?![а-я]))/индийск/индийц
country ~ 印度尼西亚/印尼 ~ Indonesia/Indonesian/Indonesians ~ Индонези/индонезий
country ~ 巴基斯坦 ~ Pakistan/Pakistani/Pakistanis ~ Пакистан/пакистан
country ~ 阿富汗 ~ Afghanistan/Afghan/Afghans ~ Афганистан/афган
country ~ 伊朗 ~ Iran/Iranian/Iranians ~ Иран/иран
country ~ 伊拉克 ~ Iraq/Iraqi/Iraqis ~ Ирак/иракск/иракц
country ~ 叙利亚 ~ Syria/Syrian/Syrians ~ Сири(?=[яюией](?![а-я]))/сирий
country ~ 以色列 ~ Israel/Israeli/Israelis ~ Израил/израил
country ~ 沙特阿拉伯/沙特 ~ Saudi Arabia/Saudi/Saudis ~ Саудовск/саудов/саудит
country ~ 阿联酋 ~ United Arab Emirates/UAE/Emirati/Emirates ~ ОАЭ/Эмират/эмират
country ~ 卡塔尔 ~ Qatar/Qatari/Qataris ~ Катар/катар
country ~ 土耳其 ~ Turkey/Türkiye/Turkish/Turks ~ Турци/турецк/турок/турки
country ~ 埃及 ~ Egypt/Egyptian/Egyptians ~ Египет/Египт/египет/египт
country ~ 南非 ~ South Africa/South African/South Africans ~ ЮАР/Южно-Африканск/южноафрикан
country ~ 尼日利亚 ~ Nigeria/Nigerian/Nigerians ~ Нигери(?=[яюией](?![а-я]))/нигерий
country ~ 埃塞俄比亚 ~ Ethiopia/Ethiopian/Ethiopians ~ Эфиопи/эфиоп
country ~ 肯尼亚 ~ Kenya/Kenyan/Kenyans ~ Кени(?=[яюией](?![а-я]))/кений
country ~ 巴西 ~ Brazil/Brazilian/Brazilians ~ Бразили(?!а)/бразильск/бразильц
country ~ 阿根廷 ~ Argentina/Argentine/Argentinian ~ Аргентин/аргентин
country ~ 墨西哥(?!城|湾) ~ Mexico(?! City)/Mexican/Mexicans ~ Мексик/мексикан
country ~ 智利 ~ Chile/Chilean/Chileans ~ Чили(?![а-я])/чилий
country ~ 加拿大 ~ Canada/Canadian/Canadians ~ Канад/канад
country ~ 澳大利亚 ~ Australia/Australian/Australians ~ Австрали/австрали
country ~ 新西兰 ~ New Zealand/New Zealanders ~ Нов[а-я]+ Зеланди/новозеланд
country ~ 越南 ~ Vietnam/Vietnamese/Viet Nam ~ Вьетнам/вьетнам
country ~ 泰国 ~ Thailand/Thai/Thais ~ Таиланд/Тайланд/тайск/таиландск
country ~ 马来西亚 ~ Malaysia/Malaysian/Malaysians ~ Малайзи/малайзий
country ~ 菲律宾 ~ Philippines/Philippine/Filipino/Filipinos ~ Филиппин/филиппин
country ~ 柬埔寨 ~ Cambodia/Cambodian/Cambodians ~ Камбодж/камбодж
country ~ 老挝 ~ Laos/Lao/Laotian ~ Лаос/лаос
country ~ 缅甸 ~ Myanmar/Burma/Burmese ~ Мьянм/мьянм/Бирм
country ~ 塞尔维亚 ~ Serbia/Serbian/Serbs ~ Серби/серб
country ~ 奥地利 ~ Austria/Austrian/Austrians ~ Австри(?=[яюией](?![а-я]))/австрийск/австрийц
country ~ 阿塞拜疆 ~ Azerbaijan/Azerbaijani/Azeri ~ Азербайджан/азербайджан
country ~ 亚美尼亚 ~ Armenia/Armenian/Armenians ~ Армени/армянск/армян
country ~ 格鲁吉亚 ~ Georgia/Georgian/Georgians ~ Грузи(?=[яюией](?![а-я]))/грузин
city ~ 北京(?!时间) ~ Beijing ~ Пекин/пекинск
city ~ 上海(?!合作) ~ Shanghai ~ Шанха/шанхайск
city ~ 广州 ~ Guangzhou/Canton ~ Гуанчжоу/гуанчжоуск/Кантон/кантонск
city ~ 深圳 ~ Shenzhen ~ Шэньчжэн/шэньчжэньск
city ~ 天津 ~ Tianjin ~ Тяньцзин/тяньцзиньск
city ~ 重庆 ~ Chongqing ~ Чунцин/чунцинск
city ~ 成都 ~ Chengdu ~ Чэнду
city ~ 武汉 ~ Wuhan ~ Ухан(?=[ьяюе])/уханьск
city ~ 西安 ~ Xi'an/Xi’an/Xian ~ Сиан(?=[ьяюе])/сианьск
city ~ 南京 ~ Nanjing ~ Нанкин/нанкинск
city ~ 杭州 ~ Hangzhou ~ Ханчжоу
city ~ 大连 ~ Dalian ~ Далян(?=[ьяюе])
city ~ 哈尔滨 ~ Harbin ~ Харбин/харбинск
city ~ 珠海 ~ Zhuhai ~ Чжуха
city ~ 香港 ~ Hong Kong(?! dollars) ~ Гонконг/гонконгск(?![а-я]+ долл)/Сянган
city ~ 澳门 ~ Macao/Macau ~ Макао/Аомэн
city ~ 莫斯科(?!时间) ~ Moscow ~ Москв/московск(?![а-я]+ врем)
city ~ 圣彼得堡 ~ St Petersburg/St. Petersburg/Saint Petersburg ~ Петербург/петербургск
city ~ 符拉迪沃斯托克/海参崴 ~ Vladivostok ~ Владивосток/владивостокск
city ~ 哈巴罗夫斯克/伯力 ~ Khabarovsk ~ Хабаровск/хабаровск
city ~ 新西伯利亚 ~ Novosibirsk ~ Новосибирск/новосибирск
city ~ 叶卡捷琳堡 ~ Yekaterinburg/Ekaterinburg ~ Екатеринбург/екатеринбургск
city ~ 喀山 ~ Kazan ~ Казан(?=[ьию](?![а-я]))/казанск
city ~ 索契 ~ Sochi ~ Сочи(?![а-яН])/сочинск
city ~ 伊尔库茨克 ~ Irkutsk ~ Иркутск/иркутск
city ~ 布拉戈维申斯克/海兰泡 ~ Blagoveshchensk ~ Благовещенск/благовещенск
city ~ 伦敦(?!时间) ~ London ~ Лондон/лондонск(?![а-я]+ врем)
city ~ 巴黎 ~ Paris ~ Париж/парижск
city ~ 柏林 ~ Berlin ~ Берлин/берлинск
city ~ 东京 ~ Tokyo ~ Токио/токийск
city ~ 首尔 ~ Seoul ~ Сеул/сеульск
city ~ 纽约 ~ New York ~ Нью-Йорк/нью-йоркск
city ~ 洛杉矶 ~ Los Angeles ~ Лос-Анджелес
city ~ 罗马(?!尼亚) ~ Rome/Roman ~ Рим(?=[аеу]?(?![а-я]))/римск
city ~ 米兰 ~ Milan ~ Милан(?=[аеу]?(?![а-я]))/миланск
city ~ 马德里 ~ Madrid ~ Мадрид/мадридск
city ~ 维也纳 ~ Vienna/Viennese ~ Вен(?=[ауеы](?![а-я]))/венск
city ~ 日内瓦 ~ Geneva ~ Женев/женевск
city ~ 布鲁塞尔 ~ Brussels ~ Брюссел/брюссельск
city ~ 明斯克 ~ Minsk ~ Минск(?=[аеу]?(?![а-я]))/минск
city ~ 阿斯塔纳 ~ Astana ~ Астан(?=[ауеы](?![а-я]))/астанинск
city ~ 塔什干 ~ Tashkent ~ Ташкент/ташкентск
city ~ 迪拜 ~ Dubai ~ Дуба(?=[йяюе])/дубайск
city ~ 新德里 ~ New Delhi/Delhi ~ Дели/делийск
city ~ 曼谷 ~ Bangkok ~ Бангкок/бангкокск
city ~ 河内 ~ Hanoi ~ Хано(?=[йяюе])/ханойск
city ~ 开罗 ~ Cairo ~ Каир/каирск
city ~ 悉尼 ~ Sydney ~ Сидне(?=[йяюе])/сиднейск
body ~ 联合国(?!教科文|儿童|粮农)/UN ~ United Nations/UN/U.N. ~ ООН/Объединенн[а-я]+ Наци
body ~ 教科文组织/UNESCO ~ UNESCO/Unesco ~ ЮНЕСКО
body ~ 儿童基金会/儿基会/UNICEF ~ UNICEF/Unicef ~ ЮНИСЕФ
body ~ 粮农组织/FAO ~ FAO/Food and Agriculture Organization/Food and Agriculture Organisation ~ ФАО
body ~ 世卫组织/世界卫生组织/WHO ~ WHO/World Health Organization/World Health Organisation ~ ВОЗ/Всемирн[а-я]+ организац[а-я]+ здравоохранени
body ~ 世贸组织/世界贸易组织/世贸/WTO ~ WTO/World Trade Organization/World Trade Organisation ~ ВТО/Всемирн[а-я]+ торгов[а-я]+ организац
body ~ 国际货币基金组织/IMF ~ IMF/International Monetary Fund ~ МВФ/Международн[а-я]+ валютн[а-я]+ фонд
body ~ 世界银行/世行 ~ World Bank ~ Всемирн[а-я]+ банк/ВБ
body ~ 亚洲开发银行/亚行/ADB ~ Asian Development Bank/ADB ~ АБР/Азиатск[а-я]+ банк[а-я]* развити
body ~ 亚洲基础设施投资银行/亚投行/AIIB ~ AIIB/Asian Infrastructure Investment Bank ~ АБИИ/Азиатск[а-я]+ банк[а-я]* инфраструктурн
body ~ 国际原子能机构/IAEA ~ IAEA/International Atomic Energy Agency ~ МАГАТЭ
body ~ 国际能源署/IEA ~ IEA/International Energy Agency ~ МЭА/Международн[а-я]+ энергетическ[а-я]+ агентств
body ~ 欧佩克/石油输出国组织/OPEC ~ OPEC/Opec ~ ОПЕК
body ~ 经合组织/经济合作与发展组织/OECD ~ OECD ~ ОЭСР
body ~ 欧盟(?!委)/欧洲联盟/EU ~ EU/European Union/E.U. ~ ЕС/Евросоюз/Европейск[а-я]+ союз
body ~ 欧盟委员会/欧委会 ~ European Commission ~ Еврокомисси/Европейск[а-я]+ комисси/ЕК
body ~ 欧洲央行/欧洲中央银行/ECB ~ ECB/European Central Bank ~ ЕЦБ/Европейск[а-я]+ центральн[а-я]+ банк
body ~ 美联储 ~ Federal Reserve/Fed ~ ФРС
body ~ 东盟/东南亚国家联盟/ASEAN ~ ASEAN/Asean ~ АСЕАН
body ~ 亚太经合组织/APEC ~ APEC/Apec ~ АТЭС
body ~ 上合组织/上海合作组织/SCO ~ SCO/Shanghai Cooperation Organisation/Shanghai Cooperation Organization ~ ШОС/Шанхайск[а-я]+ организац[а-я]+ сотрудничеств
body ~ 金砖(?!四)/BRICS ~ BRICS/Brics ~ БРИКС
body ~ 欧亚经济联盟/EAEU ~ EAEU/Eurasian Economic Union ~ ЕАЭС/Евразийск[а-я]+ экономическ[а-я]+ союз
body ~ 独联体/CIS ~ CIS/Commonwealth of Independent States ~ СНГ/Содружеств[а-я]+ Независимых
body ~ 集安组织/集体安全条约组织/CSTO ~ CSTO ~ ОДКБ
body ~ 北约/NATO ~ NATO/Nato ~ НАТО/Североатлантическ[а-я]+ альянс
body ~ 非盟/非洲联盟 ~ African Union/AU ~ Афросоюз/Африканск[а-я]+ союз
body ~ 阿盟/阿拉伯国家联盟 ~ Arab League ~ ЛАГ/Лиг[а-я]+ арабских
body ~ 国际奥委会/IOC ~ IOC/International Olympic Committee ~ МОК/Международн[а-я]+ олимпийск[а-я]+ комитет
body ~ 国际足联/FIFA ~ FIFA/Fifa ~ ФИФА
body ~ 欧足联/UEFA ~ UEFA/Uefa ~ УЕФА
body ~ 美国国家航空航天局/美国航天局/NASA ~ NASA/Nasa ~ НАСА/NASA
body ~ 欧洲航天局/欧空局/ESA ~ ESA/European Space Agency ~ ЕКА/Европейск[а-я]+ космическ[а-я]+ агентств
body ~ 俄罗斯国家航天集团/俄航天 ~ Roscosmos/Roskosmos ~ Роскосмос
body ~ 红十字会/红十字国际 ~ Red Cross ~ Красн[а-я]+ Крест
body ~ 新华社 ~ Xinhua ~ Синьхуа
body ~ 塔斯社 ~ TASS/Tass ~ ТАСС
body ~ 路透社 ~ Reuters ~ Рейтер/Reuters
body ~ 法新社 ~ AFP/Agence France-Presse ~ АФП/Франс Пресс/AFP
body ~ 美联社 ~ AP/Associated Press ~ АП/Ассошиэйтед/AP
`;

type KnownKind = "country" | "city" | "body";
type Known = { kind: KnownKind } & Record<Locale, string>;

const rows: Known[] = table
  .trim()
  .split("\n")
  .map((line) => {
    const [kind, zh = "", en = "", ru = ""] = line.split(" ~ ");
    return { kind: kind as KnownKind, zh, en, ru };
  });

const longestFirst = (words: string[]) => words.sort((a, b) => b.length - a.length);

function shapeOf(lang: Locale, words: string): string {
  const forms = longestFirst(words.split("/"));
  if (lang === "zh")
    return forms
      .map((form) => (/^[A-Z]+$/.test(form) ? `(?<![A-Za-z])${form}(?![A-Za-z])` : form))
      .join("|");
  if (lang === "en") return forms.map((form) => form.replace(/\./g, "\\.")).join("|");
  return forms
    .map((stem) => {
      // An abbreviation stands as it is; a stem takes whatever ending.
      if (/^[А-ЯA-Z]{2,6}$/.test(stem)) return `${stem}(?![А-Яа-яA-Za-z])`;
      const [first = ""] = stem;
      const begin = first === first.toLowerCase() ? `[${first.toUpperCase()}${first}]` : first;
      return `${begin}${stem.slice(1)}[а-я]*`;
    })
    .join("|");
}

const edges: Record<Locale, [string, string]> = {
  zh: ["", ""],
  en: ["(?<![A-Za-z.-])", "(?![A-Za-z])"],
  ru: ["(?<![А-Яа-яA-Za-z])", ""],
};

/** One pattern a language, whose groups are the rows: a text is gone through once. */
const patterns = {} as Record<Locale, RegExp>;
for (const lang of ["zh", "en", "ru"] as const) {
  const [before, after] = edges[lang];
  // 白俄罗斯 before 俄罗斯, South Korea before Korea: the row with the longest form first.
  const order = rows
    .map((row, index) => ({ index, forms: row[lang] }))
    .sort(
      (a, b) =>
        Math.max(...b.forms.split("/").map((each) => each.length)) -
        Math.max(...a.forms.split("/").map((each) => each.length)),
    );
  const all = order.map(({ index, forms }) => `(?<r${index}>${shapeOf(lang, forms)})`).join("|");
  patterns[lang] = new RegExp(`${before}(?:${all})${after}`, "gu");
}

export type KnownMention = { row: number; kind: KnownKind; start: number; end: number };

/** @param text folded */
export function knownNamesIn(text: string, lang: Locale): KnownMention[] {
  return [...text.matchAll(patterns[lang])].flatMap((match) => {
    const group = Object.entries(match.groups ?? {}).find(([, words]) => words !== undefined);
    if (!group) return [];
    const row = Number(group[0].slice(1));
    const { kind } = rows[row] as Known;
    return [{ row, kind, start: match.index, end: match.index + match[0].length }];
  });
}
