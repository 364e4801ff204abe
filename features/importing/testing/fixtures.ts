import type { KnownSite } from "@/features/importing/reading/options";

/** Pages in the shape of those that the old site had, written for the tests. */

export const site: KnownSite = {
  sections: [{ key: "harbour-life", names: ["Harbour Life", "港口生活", "Жизнь порта"] }],
  places: ["Our Workshops", "工坊介绍", "Наши мастерские"],
};

export const englishPage = `Harbour Life
Home > News >

Harbour Life

From May 30 to June 2, the harbour master visited the northern yards to see the new cranes and to speak with those who will work them.

   ▲The cranes of the northern yard

On the morning of May 31, the master met with the crews. They agreed on “hours, pay and rest”as the first matters to settle.

Our Workshops`;

export const chinesePage = `当前位置：首页 > 新闻中心 > 港口生活
港口生活

港务长访问北部船坞
2018-06-05  来源：港口报  作者：李明

　　5月30日至6月2日，港务长访问北部船坞，察看新起重机，并与即将操作它们的工人交谈。

　　▲北部船坞的起重机

　　5月31日上午，港务长会见了各班组。双方商定，首先解决工时、工资和休息问题。

上一篇：码头的早晨
工坊介绍`;

export const russianPage = `Главная › Новости › Жизнь порта ›
Жизнь порта

С 30 мая по 2 июня 2018 года начальник порта посетил северные верфи, осмотрел
новые краны и поговорил с теми, кто будет на них работать.

▲ Краны северной верфи

Утром 31 мая начальник встретился с бригадами.

Наши мастерские`;
