import type { Sample } from "./sample";

/** WPS Office, LibreOffice, Excel, other editors made of ProseMirror. */
const wps = (body: string) =>
  `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta name="Generator" content="WPS Office"><style>@font-face{font-family:"宋体";}p.MsoNormal{mso-style-name:正文;margin:0pt;text-align:justify;}p.15{mso-style-name:"列出段落";text-indent:21pt;}span.10{font-family:宋体;}span.强调{font-weight:bold;}</style></head><body style="tab-interval:21pt;"><!--StartFragment-->${body}<!--EndFragment--></body></html>`;

export const wpsOffice: Sample[] = [
  {
    name: "WPS: styles with Chinese names, bold by class, indents",
    html: wps(
      `<p class=MsoNormal style="text-indent:21.0000pt;mso-char-indent-count:2.0000;" ><span style="mso-spacerun:'yes';font-family:宋体;font-size:10.5pt;" ><font face="宋体">　　宝鹰集团</font></span><b><span style="font-weight:bold;" >签约</span></b><span class="强调">仪式</span><span style="mso-spacerun:'yes';font-size:10.5pt;" ><o:p></o:p></span></p><p class=MsoNormal ><span><o:p>&nbsp;</o:p></span></p>`,
    ),
    text: ["p 宝鹰集团[b: 签约仪式]"],
  },
  {
    name: "WPS: its lists keep their numbers, Chinese ones as words",
    html: wps(
      `<p class=15 style="margin-left:21.0000pt;text-indent:-21.0000pt;mso-list:l0 level1 lfo1;" ><![if !supportLists]><span style="font-family:宋体;" ><span style='mso-list:Ignore;' >4、<span>&nbsp;</span></span></span><![endif]><span>第四</span></p><p class=15 style="mso-list:l0 level1 lfo1;" ><![if !supportLists]><span><span style='mso-list:Ignore;' >5、<span>&nbsp;</span></span></span><![endif]><span>第五</span></p><p class=15 style="mso-list:l1 level1 lfo2;" ><![if !supportLists]><span><span style='mso-list:Ignore;' >（二）<span>&nbsp;</span></span></span><![endif]><span>第二项</span></p>`,
    ),
    text: ["ol 4 > li > p 第四", "ol 5 > li > p 第五", "p （二）第二项"],
  },
  {
    name: "WPS: superscript by style",
    html: wps(
      `<p class=MsoNormal ><span>面积120m</span><span style="vertical-align:super;" >2</span><span>，CO</span><span style="vertical-align:sub;" >2</span></p>`,
    ),
    text: ["p 面积120m[sup: 2]，CO[sub: 2]"],
  },
];

export const libreOffice: Sample[] = [
  {
    name: "LibreOffice: lists beside their items, starts and numbers of items",
    html: `<!DOCTYPE html><html><head><meta name="generator" content="LibreOffice 7.4"/><style type="text/css">p { margin-bottom: 0.25cm; line-height: 115% }</style></head><body lang="en-GB" dir="ltr"><ol start="3"><li><p>three</p></li><ol type="a"><li><p>inside</p></li></ol><li value="7"><p>seven</p></li></ol><p>10<sup>6</sup> <font face="serif"><i>kept</i></font></p></body></html>`,
    text: [
      "ol 3 > li > p three",
      "ol 3 > li > ol 1 > li > p inside",
      "ol 7 > li > p seven",
      "p 10[sup: 6] [i: kept]",
    ],
    left: "numbering 1",
  },
];

export const excel: Sample[] = [
  {
    name: "Excel: a table, its header row by a class",
    html: `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><style><!--table {mso-displayed-decimal-separator:"\\.";}\n.xl65 {font-weight:700;}\n.font5 {vertical-align:super;}\n--></style></head><body><table border=0 cellpadding=0><col width=72><col width=72><!--StartFragment--><tr height=19><td height=19 class=xl65 width=72>Year</td><td class=xl65>m<font class="font5">2</font></td></tr><tr height=19><td height=19 align=right x:num>2019</td><td align=right x:num>120</td></tr><!--EndFragment--></table></body></html>`,
    text: [
      "table > tr > th > p Year",
      "table > tr > th > p m[sup: 2]",
      "table > tr > td > p 2019",
      "table > tr > td > p 120",
    ],
  },
];

export const proseMirror: Sample[] = [
  {
    name: "Another ProseMirror: headings, lists and superscript, without its styles and identities",
    html: `<h1 data-pm-slice="1 1 []" style="color: red" data-id="a1">Heading</h1><h4>Smaller</h4><p style="text-align:center" data-id="a2">Text 10<sup>6</sup></p><ul data-type="taskList"><li data-checked="true" data-type="taskItem"><label><input type="checkbox" checked="checked"><span></span></label><div><p>done</p></div></li></ul><figure data-picture="${"0".repeat(64)}"><img src="https://example.com/a.png"></figure><span data-foreign lang="javascript:1">x</span>`,
    text: ["h2 Heading", "h3 Smaller", "p Text 10[sup: 6]", "ul > li > p ☑ done", "p ▢", "p x"],
    left: "picture 1",
  },
];
