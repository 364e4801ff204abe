import { chinese } from "@/features/importing/testing/old-site";
import { type CorpusFile, utf8 } from "./item";

const [one = "", two = ""] = chinese;

const around = (content: string, more = "") => `<!DOCTYPE html>
<!-- saved from url=(0064)https://mp.weixin.qq.com/s?__biz=MzA5&mid=265&idx=1&sn=ab12&chksm=x -->
<html><head><meta charset="UTF-8"><title></title><meta property="og:title" content="港务长访问北部船坞"><meta property="og:url" content="http://mp.weixin.qq.com/s?__biz=MzA5&amp;mid=265&amp;idx=1&amp;sn=ab12&amp;chksm=x#rd"><meta property="og:description" content="察看新起重机，与工人交谈。"></head><body id="activity-detail" class="zh_CN">
<div id="img-content" class="rich_media_wrp"><h1 class="rich_media_title" id="activity-name">
  港务长访问北部船坞
</h1><div id="meta_content" class="rich_media_meta_list"><span class="rich_media_meta rich_media_meta_text" id="js_author_name">李明</span><span class="rich_media_meta rich_media_meta_nickname" id="profileBt"><a href="javascript:void(0);" id="js_name"> 港口集团 </a></span><em id="publish_time" class="rich_media_meta rich_media_meta_text"></em></div>
<div class="rich_media_content" id="js_content" style="visibility: hidden; opacity: 0;">${content}</div></div>
<div class="rich_media_tool">阅读原文 阅读 <span>1234</span> 分享 收藏 点赞 在看</div><div id="js_pc_qr_code"><p>微信扫一扫关注该公众号</p></div>
<script>var msg_title = '港务长访问北部船坞'.html(false); var ct = "1528211400"; var nickname = htmlDecode("港口集团"); var msg_link = "http://mp.weixin.qq.com/s?__biz=MzA5&amp;mid=265&amp;idx=1&amp;sn=ab12&amp;chksm=x#rd";${more}</script></body></html>`;

const picture = (name: string, src = "data:image/gif;base64,R0lGODlhAQABAAAAACw=") =>
  `<img class="rich_pages wxw-img" data-ratio="0.66" data-type="jpeg" data-w="1080" data-src="https://mmbiz.qpic.cn/mmbiz_jpg/${name}/640?wx_fmt=jpeg" src="${src}" alt="图片">`;

const savedWhole = around(
  `<section><p style="text-indent: 2em;"><span style="font-size: 16px;">${one}</span></p></section><section style="text-align: center;">${picture("AAA", "./港务长访问北部船坞_files/640")}</section><section style="text-align: center;"><span style="font-size: 12px;color: #888888;">北部船坞的起重机</span></section><p><br></p><section><span>　　${two}</span></section><p style="text-align:center">${picture("BBB", "./港务长访问北部船坞_files/640(1)")}</p><p style="text-align:center">▲工人们</p>`,
);

const onlyAddresses = around(
  `<p>${one}</p><p style="text-align:center">${picture("CCC")}</p><p style="text-align:center"><span style="color: rgb(136, 136, 136);font-size: 14px;">图为起重机</span></p><p>${two}</p><p>${picture("DDD")}</p><p>${picture("EEE")}</p>`,
);

const wrapped = around(
  `<section data-role="outer" label="Powered by 135editor.com"><section data-tools="135编辑器"><section style="border:1px solid"><section style="display:inline-block"><p><strong><span style="font-size:18px">一、工时</span></strong></p></section></section><section><section><p>　　${one}</p></section></section></section><section data-tools="135编辑器"><section><span style="display:block">1</span></section><section><p><strong>工资</strong></p></section><section><p>${two}</p></section></section></section>`,
);

const withFilms = around(
  `<p>${one}</p><p><iframe class="video_iframe" data-src="https://v.qq.com/iframe/preview.html?vid=x"></iframe></p><p><mpvoice name="采访"></mpvoice></p><mp-common-profile data-nickname="港口集团"></mp-common-profile><p>${two}<img src="https://res.wx.qq.com/t/wx_fed/1x1.gif" width="1"></p><blockquote><p>${one}</p></blockquote><p><a href="https://mp.weixin.qq.com/s?__biz=MzA5&amp;mid=264&amp;idx=1&amp;sn=cd34">上一篇文章</a></p><p style="display:none">隐藏的话</p>`,
);

/** Articles of WeChat as browsers save them. */
export const wechat: CorpusFile[] = [
  utf8("wechat-saved-whole.html", savedWhole, [
    "港务长访问北部船坞_files/640",
    "港务长访问北部船坞_files/640(1)",
  ]),
  utf8("wechat-only-addresses.html", onlyAddresses, ["CCC.jpg", "other.jpg"]),
  utf8("wechat-135editor.html", wrapped),
  utf8("wechat-films.html", withFilms),
  utf8(
    "wechat-no-scripts.html",
    around(`<p>${one}</p><p>${two}</p>`)
      .replace(/<script>[\s\S]*?<\/script>/, "")
      .replace('rich_media_meta_text"></em>', 'rich_media_meta_text">2018年6月5日 23:10</em>'),
  ),
];
