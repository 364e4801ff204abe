import type { Sample } from "./sample";

/** As Word 2019 and 365 for Windows write it, shortened: the shape of its tags is what matters. */
const page = (body: string, styles = "") =>
  `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word"><head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=Generator content="Microsoft Word 15"><!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]--><style><!--\n/* Style Definitions */\np.MsoNormal, li.MsoNormal, div.MsoNormal\n\t{mso-style-unhide:no;margin:0cm;text-indent:21.0pt;font-size:10.5pt;}\n${styles}\n--></style><!--[if gte mso 10]><style>table.MsoNormalTable {mso-style-name:"普通表格";}</style><![endif]--></head><body lang=ZH-CN style='tab-interval:21.0pt;word-wrap:break-word'><!--StartFragment-->\n\n${body}\n\n<!--EndFragment--></body></html>`;

const p = (words: string, style = "") =>
  `<p class=MsoNormal style='text-indent:21.0pt;${style}'><span lang=EN-US>${words}<o:p></o:p></span></p>\n`;

const item = (list: string, level: number, marker: string, words: string, tag = "p") =>
  `<${tag} class=MsoListParagraph style='margin-left:21.0pt;text-indent:-21.0pt;mso-char-indent-count:0;mso-list:${list.replace(" ", ` level${level} `)}'><![if !supportLists]><span lang=EN-US style='mso-fareast-font-family:等线'><span style='mso-list:Ignore'>${marker}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]><span lang=EN-US>${words}<o:p></o:p></span></${tag}>\n`;

export const word: Sample[] = [
  {
    name: "Word: a list keeps its numbers where it begins anew or goes on",
    html: page(
      item("l0 lfo1", 1, "3.", "three") +
        item("l0 lfo1", 1, "4.", "four") +
        p("Words between.") +
        item("l0 lfo1", 1, "5.", "five") +
        item("l1 lfo2", 1, "1)", "another one") +
        item("l1 lfo2", 1, "2)", "another two") +
        item("l1 lfo3", 1, "1)", "begun anew"),
    ),
    text: [
      "ol 3 > li > p three",
      "ol 4 > li > p four",
      "p Words between.",
      "ol 5 > li > p five",
      "ol 1 > li > p another one",
      "ol 2 > li > p another two",
      "ol 1 > li > p begun anew",
    ],
  },
  {
    name: "Word: bullets of its own fonts, levels, and levels that jump",
    html: page(
      item("l2 lfo4", 1, "l", "Wingdings") +
        item("l2 lfo4", 3, "§", "two levels in") +
        item("l2 lfo4", 2, "o", "one level in") +
        item("l2 lfo4", 1, "·", "out again") +
        item("l3 lfo5", 1, "1.", "a number under it") +
        item("l3 lfo5", 2, "2.", "begins at two"),
    ),
    text: [
      "ul > li > p Wingdings",
      "ul > li > ul > li > p two levels in",
      "ul > li > ul > li > p one level in",
      "ul > li > p out again",
      "ol 1 > li > p a number under it",
      "ol 1 > li > ol 2 > li > p begins at two",
    ],
  },
  {
    name: "Word: letters and Roman figures become 1, 2, 3, and it is said",
    html: page(
      item("l4 lfo6", 1, "a)", "first") +
        item("l4 lfo6", 1, "b)", "second") +
        p("Between.") +
        item("l4 lfo6", 1, "c)", "third") +
        item("l5 lfo7", 1, "(iv)", "fourth") +
        item("l5 lfo7", 1, "(v)", "fifth") +
        item("l6 lfo8", 1, "б)", "вторая"),
    ),
    text: [
      "ol 1 > li > p first",
      "ol 2 > li > p second",
      "p Between.",
      "ol 3 > li > p third",
      "ol 4 > li > p fourth",
      "ol 5 > li > p fifth",
      "ol 2 > li > p вторая",
    ],
    left: "numbering 4",
  },
  {
    name: "Word: Chinese and compound numbers stay before the words",
    html: page(
      item("l7 lfo9", 1, "一、", "总体要求") +
        item("l7 lfo9", 2, "（一）", "工作目标") +
        item("l8 lfo9", 1, "2.1.", "The Contractor") +
        item("l9 lfo9", 1, "第三条", "附则", "h2"),
    ),
    text: ["p 一、总体要求", "p （一）工作目标", "p 2.1. The Contractor", "h2 第三条 附则"],
  },
  {
    name: "Word: a list whose signs were not copied counts as its style says",
    html: page(
      `<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'>six</p><p class=MsoListParagraph style='mso-list:l0 level1 lfo1'>seven</p><p class=MsoListParagraph style='mso-list:l1 level1 lfo2'>dot</p>`,
      `@list l0:level1\n\t{mso-level-start-at:6;mso-level-number-format:decimal;mso-level-text:"%1.";}\n@list l1:level1\n\t{mso-level-number-format:bullet;}`,
    ),
    text: ["ol 6 > li > p six", "ol 7 > li > p seven", "ul > li > p dot"],
  },
  {
    name: "Word: superscript, subscript and raised letters",
    html: page(
      p(
        "120 m<sup>2</sup>, 10<sup>6</sup>, CO<sub>2</sub>, x<span style='position:relative;top:-3.0pt;mso-text-raise:3.0pt'>n</span>, 5 м²",
      ),
    ),
    text: ["p 120 m[sup: 2], 10[sup: 6], CO[sub: 2], x[sup: n], 5 м²"],
  },
  {
    name: "Word: footnotes stand beside the word and below the text",
    html: page(
      `${p(`the foundation stone<a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1" title=""><span class=MsoFootnoteReference><span style='mso-special-character:footnote'><![if !supportFootnotes]><span class=MsoFootnoteReference><span style='font-size:10.5pt'>[1]</span></span><![endif]></span></span></a> was laid`)}<div style='mso-element:footnote-list'><![if !supportFootnotes]><br clear=all><hr align=left size=1 width="33%"><![endif]><div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a style='mso-footnote-id:ftn1' href="#_ftnref1" name="_ftn1" title=""><span class=MsoFootnoteReference>[1]</span></a> In 2019.</p></div></div>`,
    ),
    text: ["p the foundation stone[sup: [1]] was laid", "p [sup: [1]] In 2019."],
  },
  {
    name: "Word: comments and deletions of a tracked text are left out, insertions stay",
    html: page(
      p(
        `The <a style='mso-comment-reference:A_1;mso-comment-date:20190403T1000'>bridge</a><span class=MsoCommentReference><span style='font-size:8.0pt'><a class=msocomanchor id="_anchor_1" href="#_msocom_1" name="_msoanchor_1">[A1]</a><![if !supportAnnotations]><span style='mso-special-character:comment'>&nbsp;</span><![endif]></span></span> is <span class=msoDel><del cite="mailto:A" datetime="2019-04-03T10:00">not </del></span><span class=msoIns><ins cite="mailto:A" datetime="2019-04-03T10:00">now </ins></span>open<span style='display:none;mso-hide:all'>secret</span>.`,
      ) +
        `<div style='mso-element:comment-list'><hr class=msocomoff align=left size=1 width="33%"><div style='mso-element:comment'><div id="_com_1" class=msocomtxt><p class=MsoCommentText>Is it?</p></div></div></div>`,
    ),
    text: ["p The bridge is now open."],
    left: "struck 1, comment 1",
  },
  {
    name: "Word: indents of any kind and empty lines go, tabs are spaces",
    html: page(
      `<p class=MsoNormal>　　建设项目<span lang=EN-US><o:p></o:p></span></p><p class=MsoNormal><span lang=EN-US style='mso-tab-count:1'>&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp; </span>Name<span style='mso-tab-count:1'>&nbsp;&nbsp; </span>Year<o:p></o:p></p><p class=MsoNormal><span lang=EN-US><o:p>&nbsp;</o:p></span></p><p class=MsoNormal><span style='mso-spacerun:yes'>&nbsp; </span>&emsp;&emsp;第一章　总则</p>`,
    ),
    text: ["p 建设项目", "p Name Year", "p 第一章　总则"],
  },
  {
    name: "Word: the lines of its source glue no words and part no characters",
    html: page(
      `<p class=MsoNormal><span>深圳市\n宝鹰建设</span>\n<span>集团</span> and the\ngroup,\n<span lang=EN-US>two\r\nwords</span></p>`,
    ),
    text: ["p 深圳市宝鹰建设集团 and the group, two words"],
  },
  {
    name: "Word: headings by their styles, and a title",
    html: page(
      `<p class=MsoTitle>Title</p><h1>One</h1><p class=MsoNormal style='mso-outline-level:3'>Three</p><h2><b>Bold in itself</b></h2><p class=MsoNormal style='mso-outline-level:body-text'>Text</p>`,
    ),
    text: ["h2 Title", "h2 One", "h3 Three", "h2 Bold in itself", "p Text"],
  },
  {
    name: "Word: a table with a bold first row has a header row; lists in cells are words",
    html: page(
      `<table class=MsoTableGrid border=1><tr style='mso-yfti-irow:0'><td width=277><p class=MsoNormal><b>Year<o:p></o:p></b></p></td><td><p class=MsoNormal><b>Area</b></p></td></tr><tr><td><p class=MsoNormal>2019</p></td><td>${item("l0 lfo1", 1, "1.", "120 m<sup>2</sup>")}${item("l0 lfo1", 1, "2.", "more")}</td></tr><![if !supportMisalignedColumns]><tr height=0><td width=277 style='border:none'></td><td width=277 style='border:none'></td></tr><![endif]></table>`,
    ),
    text: [
      "table > tr > th > p Year",
      "table > tr > th > p Area",
      "table > tr > td > p 2019",
      "table > tr > td > p 1. 120 m[sup: 2]",
      "table > tr > td > p 2. more",
    ],
    left: "table 1",
  },
  {
    name: "Word: pictures are counted once, and their places kept",
    html: page(
      `${p("Before")}<p class=MsoNormal><span lang=EN-US><!--[if gte vml 1]><v:shape id="p1" style='width:415pt'><v:imagedata src="file:///C:/Temp/clip_image001.jpg" o:title=""/></v:shape><![endif]--><![if !vml]><img width=554 height=369 src="file:///C:/Temp/clip_image002.jpg" v:shapes="p1"><![endif]></span></p>${p(`After <a href="file:///C:/Users/a/b.docx">a file</a> and <a href="#_Toc1">up</a>`)}`,
    ),
    text: ["p Before", "p ▢", "p After a file and up"],
    left: "picture 1, link 1",
  },
  {
    name: "Word for the web: each item has a list of its own",
    html: `<html><body><div class="ListContainerWrapper SCXW1"><ol class="NumberListStyle1 SCXW1" role="list" start="1"><li data-leveltext="%1." data-font="" data-listid="3" data-aria-posinset="1" data-aria-level="1" role="listitem" class="OutlineElement Ltr SCXW1"><p class="Paragraph SCXW1"><span class="TextRun SCXW1"><span class="NormalTextRun SCXW1">one</span></span><span class="EOP SCXW1">&nbsp;</span></p></li></ol></div><div class="ListContainerWrapper SCXW1"><ol class="NumberListStyle2 SCXW1" role="list" start="1"><li data-leveltext="%2." data-listid="3" data-aria-posinset="1" data-aria-level="2" role="listitem" class="OutlineElement Ltr SCXW1"><p class="Paragraph SCXW1">inside</p></li></ol></div><div class="ListContainerWrapper SCXW1"><ol role="list" start="2"><li data-listid="3" data-aria-level="1"><p>two</p></li></ol></div></body></html>`,
    text: ["ol 1 > li > p one", "ol 1 > li > ol 1 > li > p inside", "ol 2 > li > p two"],
  },
];
