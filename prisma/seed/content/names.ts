import type { NameInput } from "@/features/search/schema";

/**
 * Names of the first stories in the three scripts, as they are usually
 * written, beside the spellings that the source uses. Each is one word for
 * the dictionary of Chinese, and finds the texts that have any of its forms.
 */
export const names: NameInput[] = [
  { zh: ["宝鹰", "宝鹰集团"], en: ["Bauing", "Bauing Group"], ru: ["Bauing"] },
  { zh: ["马兴瑞"], en: ["Ma Xingrui"], ru: ["Ма Синжуй"] },
  { zh: ["古朴"], en: ["Gu Pu"], ru: ["Гу Пу"] },
  { zh: ["李辉"], en: ["Li Hui"], ru: ["Ли Хуэй"] },
  { zh: ["沃罗比约夫"], en: ["Vorobyov", "Vorobiyov"], ru: ["Воробьёв"] },
  { zh: ["安德烈·沃罗比约夫"], en: ["Andrei Vorobyov"], ru: ["Андрей Воробьёв"] },
  { zh: ["特尔采夫"], en: ["Tyrtsev", "Delzev", "Teltsev"], ru: ["Тырцев"] },
  { zh: ["谢尔盖·特尔采夫"], en: ["Sergei Tyrtsev"], ru: ["Сергей Тырцев"] },
  { zh: ["萨多夫尼奇"], en: ["Sadovnichy", "Sadovniqi"], ru: ["Садовничий"] },
  { zh: ["斯科尔科沃"], en: ["Skolkovo"], ru: ["Сколково"] },
  { zh: ["格林伍德"], en: ["Greenwood"], ru: ["Гринвуд"] },
  { zh: ["诺瓦泰克"], en: ["Novatek"], ru: ["НОВАТЭК"] },
  { zh: ["俄罗斯邮政"], en: ["Russian Post"], ru: ["Почта России"] },
  { zh: ["俄罗斯电信"], en: ["Rostelecom", "Russian Telecom"], ru: ["Ростелеком"] },
  { zh: ["深圳地铁"], en: ["Shenzhen Metro"], ru: [] },
  { zh: ["中兴"], en: ["ZTE"], ru: [] },
  { zh: ["华为"], en: ["Huawei"], ru: [] },
  { zh: ["广汽"], en: ["GAC"], ru: [] },
  { zh: ["九丰"], en: ["Jiufeng"], ru: [] },
  { zh: ["俄罗斯直接投资基金"], en: ["Russian Direct Investment Fund"], ru: ["РФПИ"] },
  { zh: ["广东"], en: ["Guangdong"], ru: ["Гуандун"] },
  { zh: ["莫斯科州"], en: ["Moscow Region"], ru: ["Московская область"] },
  { zh: ["莫斯科大学"], en: ["Moscow University"], ru: ["МГУ"] },
  { zh: ["莫斯科"], en: ["Moscow"], ru: ["Москва"] },
  { zh: ["俄罗斯"], en: ["Russia"], ru: ["Россия"] },
  { zh: ["大湾区"], en: ["Greater Bay Area"], ru: ["район Большого залива"] },
  { zh: ["粤港澳大湾区"], en: ["Guangdong–Hong Kong–Macao Greater Bay Area"], ru: [] },
  { zh: ["一带一路"], en: ["Belt and Road"], ru: ["Один пояс, один путь"] },
  { zh: ["圆桌会"], en: ["roundtable"], ru: ["круглый стол"] },
  { zh: ["宝鹰动态"], en: ["Bauing Dynamic"], ru: ["Новости Bauing"] },
  { zh: ["设计机构"], en: ["Design Organization"], ru: ["Проектная организация"] },
];
