import { encoded } from "@/features/importing/testing/encoded";
import { chinese, english, oldPage, russian } from "@/features/importing/testing/old-site";
import { type CorpusFile, utf8 } from "./item";

const [zhOne = "", zhTwo = ""] = chinese;
const [enOne = "", enTwo = ""] = english;
const [ruOne = "", ruTwo = ""] = russian;

const laidOut = oldPage({
  title: "港务长访问北部船坞",
  paragraphs: chinese,
  date: "2018-06-05",
  source: "港口报",
  author: "李明",
  crumbs: ["首页", "新闻中心", "港口生活"],
  picture: { src: "../upload/2018/crane.jpg", caption: "北部船坞的起重机" },
  charset: "gb2312",
});

const russianCms = `<HTML><HEAD><TITLE>Новые краны :: Порт</TITLE><META http-equiv=Content-Type content="text/html; charset=windows-1251"></HEAD>
<BODY><TABLE width="100%"><TR><TD><A href="/">Главная</A> | <A href="/news/">Новости</A></TD></TR><TR><TD>
<FONT face=Arial size=4><B>Новые краны</B></FONT><BR><FONT color=gray size=1>05.06.2018</FONT><BR><BR>
<FONT face=Arial size=2>${ruOne}<BR><BR>${ruTwo} Ставка выросла на 10<SUP>6</SUP>&nbsp;т.<BR><BR>Подробности&nbsp;&mdash; <A href="http://port.example.ru/cranes.html?utm_source=x">на странице кранов</A>.</FONT>
</TD></TR><TR><TD align=center>&copy; Порт, 2018</TD></TR></TABLE></BODY></HTML>`;

const savedByBrowser = `<!DOCTYPE html>\r\n<!-- saved from url=(0036)http://old.example.com/news/list?id=7 -->\r\n<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-16"><title>Визит на верфи</title></head><body><h1>Визит на верфи</h1><div class="date">5 июня 2018 года</div><div class="text"><p>${ruOne}</p><p>${ruTwo}</p></div></body></html>`;

const government = `<!DOCTYPE html><html><head><meta charset="utf-8"><title>港务长访问北部船坞_港口生活_港口集团</title>
<meta name="SiteName" content="港口集团"><meta name="ColumnName" content="港口生活"><meta name="ArticleTitle" content="港务长访问北部船坞">
<meta name="PubDate" content="2018-06-05 09:30"><meta name="ContentSource" content="港口报"><meta name="Author" content="李明"></head><body>
<div class="header"><a href="/">首页</a></div><div class="content"><h1>港务长访问北部船坞</h1><div class="info">发布时间：2018-06-05 09:30　来源：港口报　字体：【大 中 小】</div>
<div class="TRS_Editor"><style>.TRS_Editor P{line-height:2}</style><p style="text-indent:2em">　　${zhOne}</p><p align="center"><img src="./W020180605.jpg" oldsrc="W020180605.jpg"></p><p align="center" style="font-size:12px">北部船坞的起重机</p><p>　　${zhTwo}</p><p>（责任编辑：王芳）</p></div></div><div class="footer">主办：港口集团</div></body></html>`;

const wordPage = `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word"><head><meta http-equiv=Content-Type content="text/html; charset=gb2312"><meta name=Generator content="Microsoft Word 15"><title>港务长访问北部船坞</title>
<!--[if gte mso 9]><xml><o:DocumentProperties><o:Author>A</o:Author></o:DocumentProperties></xml><![endif]-->
<style><!-- p.MsoNormal{margin:0} @list l0:level1{mso-level-number-format:chinese-counting;mso-level-text:"%1、"} --></style></head>
<body lang=ZH-CN><div class=WordSection1><p class=MsoTitle align=center><b><span style='font-size:22.0pt'>港务长访问北部船坞<o:p></o:p></span></b></p>
<p class=MsoNormal style='text-indent:21.0pt'><span style='font-family:宋体'>${zhOne}</span></p>
<p class=MsoNormal style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>一、<span>&nbsp;</span></span><![endif]>工时问题</p>
<p class=MsoNormal style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>二、<span>&nbsp;</span></span><![endif]>工资问题</p>
<p class=MsoNormal><s>删去的话。</s>${zhTwo}</p></div></body></html>`;

const brokenLines = `<html><head><title>港务长访问北部船坞</title></head><body><div id="nav"><a href=/>首页</a> <a href=/a>关于</a></div><div id="zoom">　　${zhOne}<br>　　${zhTwo}<br><br>　　会后，港务长　　还看望了工人。<img src="pics/1.gif" width="1" height="1"><br><img src="pics/工人.jpg" alt="工人"><br>▲工人</div></body></html>`;

/** Pages laid out by tables and fonts, in the encodings of their time, and those that name another one. */
export const oldPages: CorpusFile[] = [
  {
    name: "old-tables-gbk.html",
    bytes: encoded(laidOut, "gb18030"),
    beside: ["upload/2018/crane.jpg"],
  },
  utf8("old-tables-says-gb2312.html", laidOut),
  {
    name: "old-tables-big5.html",
    bytes: encoded(
      "<html><head><meta charset=big5><title>港務長訪問</title></head><body><p>5月31日上午，港務長訪問北部船塢，察看新起重機，並與工人交談，雙方商定首先解決工時問題。</p></body></html>",
      "big5",
    ),
  },
  { name: "old-russian-1251.htm", bytes: encoded(russianCms, "windows-1251") },
  {
    name: "old-russian-koi8-says-1251.htm",
    bytes: encoded(russianCms.replace(/[«»—©]|&mdash;|&copy;/g, ""), "koi8-r"),
  },
  {
    name: "saved-by-browser-utf16.htm",
    bytes: Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(savedByBrowser, "utf16le")]),
  },
  {
    name: "english-1252-says-latin1.html",
    bytes: encoded(
      `<html><head><meta charset="iso-8859-1"><title>The café of the yard</title></head><body><h1>The café of the yard</h1><p>“${enOne}” — so the naïve report.</p><p>${enTwo}</p></body></html>`,
      "windows-1252",
    ),
  },
  utf8("government-trs.html", government, ["W020180605.jpg"]),
  { name: "word-as-web-page.htm", bytes: encoded(wordPage, "gb18030") },
  {
    name: "broken-lines-gbk.html",
    bytes: encoded(brokenLines, "gb18030"),
    beside: ["pics/工人.jpg"],
  },
];
