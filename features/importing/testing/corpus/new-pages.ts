import { chinese, english, russian } from "@/features/importing/testing/old-site";
import { type CorpusFile, utf8 } from "./item";

const [zhOne = "", zhTwo = ""] = chinese;
const [enOne = "", enTwo = ""] = english;
const [ruOne = "", ruTwo = ""] = russian;
const pixel =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

const semantic = `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>The harbour master visits the yards | Harbour Group</title>
<link rel="canonical" href="https://www.harbour.example/en/news/yards"><link rel="alternate" hreflang="zh-CN" href="https://www.harbour.example/news/yards"><link rel="alternate" hreflang="x-default" href="https://www.harbour.example/">
<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"NewsArticle","headline":"The harbour master visits the yards","datePublished":"2018-06-05T22:30:00-05:00","author":[{"@type":"Person","name":"Li Ming"}],"articleSection":"Harbour Life"},{"@type":"BreadcrumbList","itemListElement":[{"@type":"ListItem","position":1,"name":"Home"},{"@type":"ListItem","position":2,"item":{"@id":"/x","name":"Harbour Life"}}]}]}</script></head>
<body><header><nav><a href="/en">Home</a></nav></header><main><article><h1>The harbour master visits the yards</h1><p class="byline">By Li Ming</p><p>${enOne}</p>
<figure><picture><source srcset="crane-800.webp 800w, crane-1600.webp 1600w"><img src="crane.jpg" alt="A red crane over the yard"></picture><figcaption>The new crane. <small>Photo: Wang Fang</small></figcaption></figure>
<h2>What was agreed</h2><p>${enTwo}</p><ol start="3"><li>Hours<ul><li>by day</li><li>by night</li></ul></li><li>Pay</li></ol>
<blockquote><p>It is a good day.</p><footer>Gu Pu, harbour master</footer></blockquote>
<table><caption>Cranes</caption><thead><tr><th>Yard</th><th>2017</th><th>2018</th></tr></thead><tbody><tr><td rowspan="2">North</td><td>3</td><td>5</td></tr><tr><td>4</td><td>6</td></tr></tbody></table>
<p>See <a href="../about?utm_source=mail&amp;id=1#top">our yards</a>, <a href="#note">the note</a> and <a href="mailto:a@harbour.example">write</a>.</p></article><aside class="related"><h3>Related</h3><p>Another story of the harbour and of those who work there.</p></aside></main><footer>© Harbour Group</footer></body></html>`;

const wordpressPage = `<!DOCTYPE html><html lang="ru-RU"><head><meta charset="UTF-8"><title>Начальник порта на верфях &#8212; Порт</title><meta property="og:title" content="Начальник порта на верфях"><meta property="og:url" content="https://port.example/2018/06/verfi/"><meta property="article:published_time" content="2018-06-05T06:00:00+00:00"></head><body class="single">
<div class="breadcrumbs"><a href="/">Главная</a> › <a href="/life/">Жизнь порта</a> › <span>Начальник порта на верфях</span></div><article class="post"><h1 class="entry-title">Начальник порта на верфях</h1><div class="entry-content"><p>${ruOne}</p><div id="attachment_5" class="wp-caption aligncenter"><img class="wp-image-5" src="https://port.example/wp-content/uploads/2018/06/kran-300x200.jpg" alt=""/><p class="wp-caption-text">Новый кран</p></div><p>${ruTwo}</p><div class="sharedaddy">Поделиться: <a href="https://t.me/share">Telegram</a></div></div></article><section class="comments"><h2>Комментарии</h2><p>Иван: отличная новость, ждём продолжения!</p></section></body></html>`;

const lazy = `<!DOCTYPE html><html><head><meta charset=utf-8><title>The yards in pictures</title></head><body><article><h1>The yards in pictures</h1><p>${enOne}</p>
<p><img class="lazy" src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" data-src="img/one.jpg" alt="One"></p>
<p><img src="placeholder.svg" data-original="img/two.jpg" alt="two.jpg"><noscript><img src="img/two.jpg"></noscript></p>
<div class="pic"><img data-srcset="img/three-400.jpg 400w, img/three-1200.jpg 1200w"></div><p>${enTwo}</p>
<p><img src="data:image/png;base64,${pixel}" alt="A dot"></p><p>End <img src="/smile.png" alt="🙂"> <img src="https://count.example/p.gif" width="1" height="1"></p></article></body></html>`;

const doubtfulCanonical = `<!DOCTYPE html><html><head><meta charset=utf-8><title>港务长访问北部船坞</title><link rel=canonical href="https://www.harbour.example/"><meta property="og:url" content="https://www.harbour.example/index.html"></head><body><nav><a href="/en/">English</a><a href="en/visit.html">EN</a></nav><article><h1>港务长访问北部船坞</h1><p>${zhOne}</p><p>${zhTwo}</p></article></body></html>`;

const soup = `<!DOCTYPE html><html><head><meta charset=utf-8><title>Yards — Harbour</title></head><body><div class=w><div class=x><div class=l><div><span>Menu</span></div></div><div class=m><div><h1>Yards</h1></div><div><div>${enOne}</div><div class="ad-slot"><div>Buy a boat today and save</div></div><div>${enTwo}</div><div>They part as friends, and the cranes begin to turn the next morning at six.</div><iframe src="https://video.example/embed/1"></iframe><form><input name=q><button>Send</button></form></div><div class="share-bar"><a href=#>Share</a><a href=#>Tweet</a></div></div></div></div></body></html>`;

const manyForms = `<!DOCTYPE html><html><head><meta charset=utf-8><title>What the yards have</title></head><body><article><h1>What the yards have</h1><p>${enOne}</p><dl><dt>Crane</dt><dd>lifts</dd></dl><ol type="a"><li>first</li><li>second</li></ol><h4>Small heading</h4><p>H<sub>2</sub>O and <i>Titanic</i> &amp; <del>gone</del> <ins>new</ins> <code>x=1</code></p><table><tr><td>Only one cell</td></tr></table><table><tr><th>A</th><th>B</th></tr><tr><td><ul><li>x</li><li>y</li></ul></td><td><img src="cell.png" width=300></td></tr></table><details><summary>More</summary><p>Hidden words that are shown.</p></details><p style="display:none">Never seen</p><ruby>漢<rt>hàn</rt></ruby><hr><pre>line one
line two</pre></article></body></html>`;

/** Pages of this century, as sites and their programs write them. */
export const newPages: CorpusFile[] = [
  utf8("semantic-json-ld.html", semantic, ["crane.jpg"]),
  utf8("wordpress-page.html", wordpressPage, ["wp-content/uploads/2018/06/kran-300x200.jpg"]),
  utf8("lazy-pictures.html", lazy, ["img/one.jpg", "img/three-1200.jpg"]),
  utf8("canonical-of-front-page.html", doubtfulCanonical),
  utf8("divisions-without-names.html", soup),
  utf8("many-forms.html", manyForms),
];
