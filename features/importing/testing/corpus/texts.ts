import { encoded } from "@/features/importing/testing/encoded";
import { chinesePage, englishPage, russianPage } from "@/features/importing/testing/fixtures";
import { chinese, english, russian } from "@/features/importing/testing/old-site";
import { type CorpusFile, utf8 } from "./item";

const [zhOne = "", zhTwo = ""] = chinese;
const [enOne = "", enTwo = ""] = english;
const [ruOne = "", ruTwo = ""] = russian;

/** Markdown of the programs that sites are made with, and plain text in the encodings of its editors. */
export const texts: CorpusFile[] = [
  utf8(
    "hexo.md",
    `---\ntitle: 港务长访问北部船坞\ndate: 2018-06-05 09:30:00\ncategories:\n  - 港口生活\ntags: [港口]\n---\n\n　　${zhOne}\n<!-- more -->\n\n![起重机](images/crane.jpg "北部船坞的起重机")\n\n　　**${zhTwo.slice(0, 12)}**${zhTwo.slice(12)}\n`,
    ["images/crane.jpg"],
  ),
  utf8(
    "github.md",
    `# Начальник порта на верфях\n\n${ruOne}[^1]\n\n## Итоги\n\n| Верфь | 2017 | 2018 |\n| --- | ---: | ---: |\n| Северная | 3 | 5 |\n\n- [x] краны\n- [ ] причал\n  1. первый\n  2. второй\n\n> ${ruTwo}\n\n~~Отменено.~~ Подробнее: <https://port.example/verfi>\n\n[^1]: Верфи\n`,
  ),
  utf8(
    "jekyll.markdown",
    `---\nlayout: post\ntitle:  "The harbour master's visit"\nauthor: Li Ming\npermalink: /2018/06/05/visit.html\nlang: en\n---\n${enOne}\n\n{% include figure.html src="x.jpg" %}\n\n<figure><img src="/assets/crane.jpg" alt="A crane"><figcaption>The <em>new</em> crane</figcaption></figure>\n\n    code stays\n\n${enTwo}\n<script>alert(1)</script>\n`,
  ),
  utf8(
    "broken-front-matter.md",
    `---\ntitle: [unclosed\ndate 2018\n---\n\n# The visit\n\n${enOne}\n`,
  ),
  { name: "notepad-gbk.txt", bytes: encoded(chinesePage.replaceAll("\n", "\r\n"), "gb18030") },
  {
    name: "notepad-utf16.txt",
    bytes: Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(russianPage, "utf16le")]),
  },
  {
    name: "unix-koi8.txt",
    bytes: encoded(russianPage.replace("▲ ", "").replaceAll("›", ">"), "koi8-r"),
  },
  utf8("copied.txt", englishPage),
];
