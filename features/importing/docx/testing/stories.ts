import {
  cell,
  del,
  ins,
  listed,
  numbering,
  type Parts,
  type Producer,
  p,
  picture,
  producers,
  r,
  row,
  styled,
  table,
} from "./make-docx";

export const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
export const long = {
  en: "The harbour master visited the northern yards to see the new cranes and to speak with those who will work them.",
  zh: "港务长访问北部船坞，察看新起重机，并与即将操作它们的工人交谈，双方商定首先解决工时、工资和休息问题。",
  ru: "Начальник порта посетил северные верфи, осмотрел новые краны и поговорил с теми, кто будет на них работать.",
};

/** One story as a program writes it, in a language. */
export function story(producer: Producer, language: keyof typeof long): Parts {
  const names = producers[producer];
  const words = {
    en: ["The cranes", "What was seen", "The crews", "A crane", "It works."],
    zh: ["港务长访问船坞", "所见", "班组", "起重机", "运转良好"],
    ru: ["Краны порта", "Что видели", "Бригады", "Кран", "Работает."],
  }[language];
  const [title = "", first = "", second = "", caption = "", quote = ""] = words;
  return {
    styles: names.styles,
    numbering,
    media: { "image1.png": png },
    links: { rIdLink: "https://example.com/yard" },
    body: [
      p(title, styled(names.title)),
      p(long[language], '<w:ind w:firstLineChars="200"/>'),
      p(first, styled(names.h1)),
      p(`${r(long[language])}<w:hyperlink r:id="rIdLink">${r("example.com")}</w:hyperlink>`),
      p(picture("image1", "A yellow crane over the quay")),
      p(caption, styled(names.caption)),
      p(second, styled(names.h2)),
      p("1", listed(1)),
      p("2", listed(1)),
      p(quote, styled(names.quote)),
      table(
        row([cell("a", '<w:gridSpan w:val="2"/>'), cell("b")]),
        row([cell("c"), cell("d"), cell("e")]),
      ),
    ].join(""),
  };
}

/** What a report must name, all in one document. */
export function everything(): Parts {
  const names = producers.word;
  const text = "A text that is long enough to be a paragraph, and ends with a full stop.";
  return {
    styles: names.styles,
    numbering,
    media: { "image1.png": png },
    links: { rIdLink: "https://example.com/yard" },
    header: p("Draft, confidential"),
    footer: p("Printed in the yard"),
    comments: `<w:comment w:id="0" w:author="Olga" w:date="2026-05-04T10:00:00Z">${p("Is this so?")}</w:comment>`,
    footnotes: `<w:footnote w:type="separator" w:id="-1">${p("<w:r><w:separator/></w:r>")}</w:footnote><w:footnote w:type="continuationSeparator" w:id="0">${p("<w:r><w:continuationSeparator/></w:r>")}</w:footnote><w:footnote w:id="2">${p(`<w:r><w:footnoteRef/></w:r>${r(" As the log says.")}`)}</w:footnote>`,
    body: [
      p("The cranes", styled(names.title)),
      p(
        `<w:commentRangeStart w:id="0"/>${r("We met ")}${ins(r("twice "))}${del("once ")}${r("in the yard")}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>${r(", and agreed on hours.")}<w:r><w:footnoteReference w:id="2"/></w:r>`,
      ),
      p("one", listed(2)),
      p("inner", listed(2, 1)),
      p("two", listed(2)),
      p(text),
      p("five", listed(4)),
      p(
        r("Seen. ") +
          r("Hidden.", "<w:vanish/>") +
          r(" And more of it, long enough for a sentence."),
      ),
      p(picture("image1", "A yellow crane over the quay")),
      p("A crane", styled(names.caption)),
      table(
        row(
          [cell("Yard", '<w:vMerge w:val="restart"/>'), cell("new"), cell("old")],
          "<w:tblHeader/>",
        ),
        row([cell("", "<w:vMerge/>"), cell("1"), cell("2")]),
      ),
      p(`${r(text)}<w:hyperlink r:id="rIdLink">${r("example.com")}</w:hyperlink>`),
    ].join(""),
  };
}
