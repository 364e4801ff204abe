import { describe, expect, test } from "vitest";
import { sniff } from "./sniff";

const utf16 = (text: string) =>
  Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, "utf16le")]);
const compound = (...names: string[]) =>
  Buffer.concat([
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    Buffer.alloc(504),
    ...names.map((name) => Buffer.from(name, "utf16le")),
  ]);

describe("a file is what its bytes say, whatever it is called", () => {
  test.each([
    ["a page", "<!doctype html><html><body>", "story.docx", { format: "html" }],
    ["a page after a byte order mark", "\ufeff\n<HTML lang=zh>", "a", { format: "html" }],
    ["a page in UTF-16", utf16("<html><head>"), "a.txt", { format: "html" }],
    ["WeChat", '<html><div id="js_content">', "a.html", { format: "wechat" }],
    [
      "WordPress",
      '<?xml version="1.0"?><rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/">',
      "a.xml",
      { format: "wordpress" },
    ],
    ["words", "A story.\n\nIts text.", "a", { format: "text" }],
    ["words in UTF-16", utf16("港务长访问北部船坞"), "a.txt", { format: "text" }],
    ["words in GBK", Buffer.from("b8dbcef1b3a4b7c3cecaa3ac", "hex"), "a.txt", { format: "text" }],
    ["Markdown", "# A story", "a.md", { format: "markdown" }],
    ["PDF with something before it", "\n\n%PDF-1.7", "a.docx", { refused: "pdf" }],
    ["RTF", "{\\rtf1\\ansi", "a.doc", { refused: "rtf" }],
    ["old Word", compound("WordDocument"), "a.docx", { refused: "old-word" }],
    ["WPS", compound("WordDocument"), "a.wps", { refused: "wps" }],
    [
      "a password",
      compound("EncryptionInfo", "EncryptedPackage"),
      "a.docx",
      { refused: "encrypted" },
    ],
    ["a picture", Buffer.from("ffd8ffe000104a464946", "hex"), "a.txt", { refused: "picture" }],
    [
      "a program",
      Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 0, 3]),
      "a.txt",
      { refused: "unknown" },
    ],
    ["nothing", "", "a.docx", { refused: "empty" }],
  ])("%s", (_, bytes, name, expected) => {
    expect(sniff(Buffer.from(bytes as string), name)).toEqual(expected);
  });
});
