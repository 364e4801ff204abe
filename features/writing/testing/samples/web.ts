import type { Sample } from "./sample";

export const googleDocs: Sample[] = [
  {
    name: "Google Docs: its wrapper is not bold, its styles are",
    html: `<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1a2b"><p dir="ltr" style="line-height:1.38;"><span style="font-size:11pt;font-weight:400;font-style:normal;vertical-align:baseline;white-space:pre-wrap;">plain </span><span style="font-size:11pt;font-weight:700;font-style:italic;vertical-align:baseline;">both</span><span style="vertical-align:baseline;"> 10</span><span style="font-size:0.6em;vertical-align:super;">6</span><span style="vertical-align:baseline;"> H</span><span style="font-size:0.6em;vertical-align:sub;">2</span><span style="vertical-align:baseline;">O</span></p><br /><h2 dir="ltr"><span style="font-size:16pt;font-weight:400;">Heading</span></h2></b>`,
    text: ["p plain [b i: both] 10[sup: 6] H[sub: 2]O", "h2 Heading"],
  },
  {
    name: "Google Docs: lists within lists, and starts",
    html: `<b style="font-weight:normal;" id="docs-internal-guid-3"><ol style="margin-top:0;" start="4"><li dir="ltr" style="list-style-type:decimal;font-size:11pt;" aria-level="1"><p dir="ltr" role="presentation"><span>four</span></p></li><ol style="margin-top:0;"><li dir="ltr" style="list-style-type:lower-alpha;" aria-level="2"><p dir="ltr" role="presentation"><span>inside</span></p></li></ol><li dir="ltr" style="list-style-type:decimal;" aria-level="1"><p dir="ltr" role="presentation"><span>five</span></p></li></ol><ul><li dir="ltr" role="checkbox" aria-checked="true" style="list-style-type:none;" aria-level="1"><img src="data:image/png;base64,iVBOR" width="17.6px" height="17.6px" alt="checked" aria-roledescription="checkbox" /><p dir="ltr" role="presentation"><span>done</span></p></li></ul></b>`,
    text: [
      "ol 4 > li > p four",
      "ol 4 > li > ol 1 > li > p inside",
      "ol 5 > li > p five",
      "ul > li > p ☑ done",
    ],
    left: "numbering 1",
  },
  {
    name: "Google Docs: pictures and footnotes",
    html: `<b style="font-weight:normal;" id="docs-internal-guid-4"><p dir="ltr"><span>stone</span><span style="font-size:0.6em;vertical-align:super;"><sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup></span><span> laid</span><span style="border:none;display:inline-block;overflow:hidden;width:602px;height:401px;"><img src="https://lh7-rt.googleusercontent.com/docsz/AD_4nX" width="602" height="401" /></span></p></b>`,
    text: ["p stone[sup: [1]] laid▢"],
    left: "picture 1",
  },
];

export const weChat: Sample[] = [
  {
    name: "WeChat: sections are paragraphs, pictures wait for a script, films are frames",
    html: `<section style="margin-bottom:24px;text-indent:2em;" data-pm-slice="0 0 []"><span leaf="">　　第一段</span><strong style="font-weight:bold;"><span leaf="">加粗</span></strong><span leaf="">。</span></section><section style="text-align:center;" nodeleaf=""><img class="rich_pages wxw-img" data-ratio="0.66" data-src="https://mmbiz.qpic.cn/mmbiz_jpg/1/640?wx_fmt=jpeg" data-type="jpeg" data-w="1080"></section><section style="margin-bottom:24px;"><span leaf=""><br></span></section><p style="font-weight:bold;"><span leaf="">整段加粗</span></p><section><mp-common-videosnap class="js_uneditable" data-url="https://finder.video.qq.com/1"></mp-common-videosnap></section><section style="line-height:2em"><section><span style="display:block"><span leaf="">&ZeroWidthSpace;第二段<br><br>　　第三段<br>　　第四段</span></span></section></section>`,
    text: [
      "p 第一段[b: 加粗]。",
      "p ▢",
      "p [b: 整段加粗]",
      "p ▷",
      "p 第二段",
      "p 第三段",
      "p 第四段",
    ],
    left: "picture 1, embed 1",
  },
];

export const webPages: Sample[] = [
  {
    name: "Web: superscripts of any kind, and words in brackets over others",
    html: `<p>m<sup style="box-sizing:border-box;position:relative;font-size:12px;line-height:0;vertical-align:baseline;top:-0.5em">2</sup> e<span style="vertical-align:30%">x</span> <span style="vertical-align:-1px">even</span> fact<sup class="reference"><a href="#cite_note-1"><span>[</span>1<span>]</span></a></sup> <ruby>鹰<rp>(</rp><rt>yīng</rt><rp>)</rp></ruby> <q>said</q></p>`,
    text: ["p m[sup: 2] e[sup: x] even fact[sup: [1]] 鹰（yīng） “said”"],
  },
  {
    name: "Web: lists of any shape",
    html: `<ol start="0"><li>zero<li>one</ol><ol type="I" start="3"><li>three</li></ol><ul><ul><li>deep</li></ul>bare<p>item</p></ul><li>loose</li><ol><li value="5">five</li><li>six</li><li value="9">nine<h3>in it</h3><blockquote>said</blockquote></li></ol><ul style="list-style-type:decimal"><li>counted</li></ul>`,
    text: [
      "ol 0 > li > p zero",
      "ol 1 > li > p one",
      "ol 3 > li > p three",
      "ul > li > ul > li > p deep",
      "ul > li > p bare",
      "ul > li > p item",
      "ul > li > p loose",
      "ol 5 > li > p five",
      "ol 6 > li > p six",
      "ol 9 > li > p nine",
      "ol 9 > li > p in it",
      "ol 9 > li > p said",
      "ol 1 > li > p counted",
    ],
    left: "numbering 1",
  },
  {
    name: "Web: pictures, films, fields and what is struck out are told",
    html: `<figure><img src="https://example.com/a.jpg" width="800"><figcaption>A caption</figcaption></figure><p>one<img src="https://example.com/pixel.gif" width="1" height="1"><img alt="🦅" class="emoji" src="/e.png"><svg width="16" height="16"><path d="M0 0"></path></svg> two<noscript><img src="/b.jpg"></noscript></p><iframe src="https://example.com/v"></iframe><form><label>Name <input name="n"></label><button>Send</button></form><p>now <s>80</s><span style="text-decoration:line-through">90</span> 70</p><p>a <picture><source srcset="/c.webp"><img src="/c.jpg"></picture> b</p>`,
    text: ["p ▢", "p A caption", "p one🦅 two", "p ▷", "p Name", "p now 70", "p a ▢ b"],
    left: "picture 2, embed 1, form 2, struck 2",
  },
  {
    name: "Web: addresses stay byte by byte, without what follows readers",
    html: `<p><a href="https://example.com/s?wd=%B1%A6%D3%A5&amp;utm_source=x&amp;q=a+b%20c#%E5%AE%9D">GBK</a> <a href="HTTP://Example.com?utm_medium=a">host</a> <a href="https://example.com/?a=1&amp;&amp;b=&amp;c">odd</a> <a href=" https://example.com/a\nb c ">broken</a> <a href="/news">here</a> <a href="javascript:alert(1)">bad</a> <a href="mailto:a@example.com">mail</a> <a href="https://example.com/${"a".repeat(2000)}">long</a></p>`,
    text: [
      "p [https://example.com/s?wd=%B1%A6%D3%A5&q=a+b%20c#%E5%AE%9D: GBK] [http://Example.com: host] [https://example.com/?a=1&&b=&c: odd] [https://example.com/ab%20c: broken] here bad [mailto:a@example.com: mail] long",
    ],
    left: "link 2",
  },
  {
    name: "Web: tables that are figures stay, tables that are layout go",
    html: `<table role="presentation"><tr><td>Menu</td><td><table><caption>Figures</caption><thead><tr><td>Year</td><td>Area</td></tr></thead><tbody><tr><td colspan="2;">2019</td></tr></tbody></table></td></tr></table><table><tr><td>One column</td></tr><tr><td>of a letter</td></tr></table><ul><li>item<table><tr><td>a</td><td>b</td></tr></table></li></ul>`,
    text: [
      "p Menu",
      "table “Figures” > tr > th > p Year",
      "table “Figures” > tr > th > p Area",
      "table “Figures” > tr > td 2 wide > p 2019",
      "p One column",
      "p of a letter",
      "ul > li > p item",
      "ul > li > p a | b",
    ],
    left: "table 2",
  },
  {
    name: "Web: line ends that only Unicode knows, two of them, and an indent after one",
    html: `<p>one\u000btwo\u2028three\u0085four\ffive\u2029six</p><div>a<br>b<br><br>c<b>d<br><br>e</b></div><pre>line\n  line</pre>`,
    text: ["p one⏎two⏎three⏎four five", "p six", "p a⏎b", "p c[b: d]", "p [b: e]", "p line⏎line"],
  },
  {
    name: "Web: what was not to be seen is not brought along",
    html: `<style>p{}</style><script>alert(1)</script><p>seen<span style="display:none">no</span><span hidden>no</span><span class="sr-only">no</span></p><h2>Head<a class="anchor" aria-hidden="true" href="#h">#</a></h2><p title="a>b" style="color:red" onclick="x()">words<!-- no --></p><template><p>no</p></template>`,
    text: ["p seen", "h2 Head", "p words"],
  },
  {
    name: "Web: wrappers, quotations and links round blocks",
    html: `<article><div><div>text<div>more</div></div></div><blockquote><h3>Said</h3><div>by us</div></blockquote><a href="https://example.com/"><h3>Card</h3><p>words</p></a><dl><dt>term</dt><dd>meaning</dd></dl></article>`,
    text: [
      "p text",
      "p more",
      "quote > p Said",
      "quote > p by us",
      "h3 [https://example.com/: Card]",
      "p [https://example.com/: words]",
      "p term",
      "p meaning",
    ],
  },
];
