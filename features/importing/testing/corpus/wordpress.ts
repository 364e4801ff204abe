import { chinese, english, russian } from "@/features/importing/testing/old-site";

const [zhOne = "", zhTwo = ""] = chinese;
const [enOne = "", enTwo = ""] = english;
const [ruOne = "", ruTwo = ""] = russian;

type Post = {
  id: number;
  title: string;
  content: string;
  type?: string;
  status?: string;
  language?: string;
  group?: string;
  more?: string;
};

const item = ({
  id,
  title,
  content,
  type = "post",
  status = "publish",
  language,
  group,
  more = "",
}: Post) => `<item>
<title><![CDATA[${title}]]></title><link>https://old.example.com/?p=${id}</link><pubDate>Tue, 05 Jun 2018 01:30:00 +0000</pubDate><dc:creator><![CDATA[liming]]></dc:creator><guid isPermaLink="false">https://old.example.com/?p=${id}</guid><description></description>
<content:encoded><![CDATA[${content.replaceAll("]]>", "]]]]><![CDATA[>")}]]></content:encoded><excerpt:encoded><![CDATA[]]></excerpt:encoded>
<wp:post_id>${id}</wp:post_id><wp:post_date><![CDATA[2018-06-05 09:30:00]]></wp:post_date><wp:post_name><![CDATA[p${id}]]></wp:post_name><wp:status><![CDATA[${status}]]></wp:status><wp:post_type><![CDATA[${type}]]></wp:post_type>
<category domain="category" nicename="harbour-life"><![CDATA[Harbour Life]]></category>${language ? `<category domain="language" nicename="${language}"><![CDATA[${language}]]></category>` : ""}${group ? `<category domain="post_translations" nicename="${group}"><![CDATA[${group}]]></category>` : ""}${more}</item>`;

export const wxr = (...items: string[]) => `<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>Harbour</title><link>https://old.example.com</link><wp:wxr_version>1.2</wp:wxr_version>
<wp:author><wp:author_id>1</wp:author_id><wp:author_login><![CDATA[liming]]></wp:author_login><wp:author_display_name><![CDATA[Li Ming]]></wp:author_display_name></wp:author>
${items.join("\n")}
</channel></rss>`;

const classic = `${enOne}

[caption id="attachment_20" align="aligncenter" width="300"]<a href="https://old.example.com/wp-content/uploads/2018/06/crane.jpg"><img class="size-medium wp-image-20" src="https://old.example.com/wp-content/uploads/2018/06/crane-300x200.jpg" alt="" width="300" height="200" /></a> The new crane[/caption]

<!--more-->
${enTwo}
A second line [sic] of the same paragraph.

[gallery ids="20,21,99"]
[contact-form-7 id="5" title="Write"]
[su_box title="Box"]Words in a box.[/su_box]
[[gallery]] is how one is written. <script>alert(1)</script>

[embed]https://video.example/watch?v=1[/embed]`;

const blocks = `<!-- wp:paragraph --><p>${ruOne}</p><!-- /wp:paragraph -->
<!-- wp:image {"id":20,"sizeSlug":"large"} --><figure class="wp-block-image size-large"><img src="https://old.example.com/wp-content/uploads/2018/06/crane-1024x683.jpg" alt="" class="wp-image-20"/><figcaption class="wp-element-caption">Новый <strong>кран</strong></figcaption></figure><!-- /wp:image -->
<!-- wp:heading {"level":2} --><h2 class="wp-block-heading">Итоги</h2><!-- /wp:heading -->
<!-- wp:list {"ordered":true,"start":3} --><ol start="3"><!-- wp:list-item --><li>Часы</li><!-- /wp:list-item --></ol><!-- /wp:list -->
<!-- wp:quote --><blockquote class="wp-block-quote"><p>${ruTwo}</p><cite>Гу Пу</cite></blockquote><!-- /wp:quote -->
<!-- wp:pullquote --><figure class="wp-block-pullquote"><blockquote><p>Хороший день.</p><cite>Начальник</cite></blockquote></figure><!-- /wp:pullquote -->
<!-- wp:table --><figure class="wp-block-table"><table><thead><tr><th>Верфь</th><th>Краны</th></tr></thead><tbody><tr><td>Северная</td><td>5</td></tr></tbody></table><figcaption class="wp-element-caption">Краны</figcaption></figure><!-- /wp:table -->
<!-- wp:gallery {"linkTo":"none"} --><figure class="wp-block-gallery has-nested-images"><!-- wp:image {"id":21} --><figure class="wp-block-image"><img src="https://old.example.com/wp-content/uploads/2018/06/pier.jpg" alt="Причал" class="wp-image-21"/></figure><!-- /wp:image --><figcaption class="blocks-gallery-caption">Порт</figcaption></figure><!-- /wp:gallery -->
<!-- wp:embed {"url":"https://video.example/1"} --><figure class="wp-block-embed"><div class="wp-block-embed__wrapper">
https://video.example/1?a=1&amp;b=2
</div></figure><!-- /wp:embed -->
<!-- wp:block {"ref":30} /-->
<!-- wp:latest-posts {"postsToShow":5} /-->
<!-- wp:spacer --><div style="height:40px" aria-hidden="true" class="wp-block-spacer"></div><!-- /wp:spacer -->
<!-- wp:buttons --><div class="wp-block-buttons"><!-- wp:button --><div class="wp-block-button"><a class="wp-block-button__link" href="/contact">Написать</a></div><!-- /wp:button --></div><!-- /wp:buttons -->`;

const attachment = (id: number, file: string, alt: string, caption: string) =>
  item({
    id,
    title: file,
    content: "",
    type: "attachment",
    status: "inherit",
    more: `<wp:attachment_url><![CDATA[https://old.example.com/wp-content/uploads/2018/06/${file}]]></wp:attachment_url><wp:postmeta><wp:meta_key><![CDATA[_wp_attachment_image_alt]]></wp:meta_key><wp:meta_value><![CDATA[${alt}]]></wp:meta_value></wp:postmeta>`,
  }).replace("<excerpt:encoded><![CDATA[]]>", `<excerpt:encoded><![CDATA[${caption}]]>`);

/** Pictures and kept blocks stand behind the posts that show them, as an export orders them by their ids. */
export const wholeExport = wxr(
  item({
    id: 1,
    title: "The cranes &amp; the yards",
    content: classic,
    language: "en",
    group: "pll_1",
  }),
  item({ id: 2, title: "Краны и верфи", content: blocks, language: "ru", group: "pll_1" }),
  item({
    id: 3,
    title: "起重机",
    content: `${zhOne}\n\n${zhTwo}\u000b`,
    language: "zh-cn",
    group: "pll_1",
    more: "<wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value>21</wp:meta_value></wp:postmeta>",
  }),
  item({ id: 4, title: "Thrown away", content: enOne, status: "trash" }),
  item({ id: 5, title: "Contact", content: enOne, type: "page" }),
  item({ id: 6, title: "Menu", content: "", type: "nav_menu_item" }),
  attachment(20, "crane.jpg", "A red crane", ""),
  attachment(21, "pier.jpg", "", "The pier"),
  item({
    id: 30,
    title: "Kept block",
    content: "<!-- wp:paragraph --><p>Слова многих записей.</p><!-- /wp:paragraph -->",
    type: "wp_block",
  }),
);
