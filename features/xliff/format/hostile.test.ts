import { expect, test } from "vitest";
import { contentSchema } from "@/features/editorial/schema";
import { merge } from "@/features/xliff/merging/merge";
import { largestFileBytes } from "./read-bytes";
import { readXliff } from "./read-xliff";
import { XliffError } from "./xliff-error";

const head = '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">';
const open = `${head}<file original="stories/x" source-language="zh" target-language="ru" datatype="plaintext"><body>`;
const unit = (id: string, words = "x") =>
  `<trans-unit id="${id}"><source>${words}</source></trans-unit>`;
const close = "</body></file></xliff>";
const whole = (inner: string) => `${open}${inner}${close}`;

const laughs = `<!DOCTYPE lolz [<!ENTITY lol "lol">${Array.from(
  { length: 9 },
  (_, at) => `<!ENTITY lol${at + 1} "${`&lol${at || ""};`.repeat(10)}">`,
).join("")}]>`;

const bytes = (text: string) => new TextEncoder().encode(text);

function refusal(file: string | Uint8Array): [string, number] {
  try {
    readXliff(typeof file === "string" ? bytes(file) : file);
  } catch (error) {
    if (error instanceof XliffError) return [error.fault, error.line];
    throw error;
  }
  return ["none", 0];
}

test.each<[string, string | Uint8Array, string, number]>([
  ["nothing", "", "not-xml", 1],
  ["another format", '{"xliff": 1}', "not-xml", 1],
  ["another language of XML", "\n<tmx version='1.4'/>", "not-xliff", 2],
  ["XLIFF 2", `<xliff version="2.1" xmlns="urn:oasis:names:tc:xliff:document:2.0"/>`, "version", 1],
  [
    "XLIFF 2 that calls itself 1.2",
    `<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:2.0"/>`,
    "version",
    1,
  ],
  ["no version", "<xliff/>", "version", 1],
  ["no unit", whole(""), "empty", 0],
  [
    "a file on this machine",
    `<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>\n${whole(unit("a", "&x;"))}`,
    "doctype",
    1,
  ],
  [
    "a file elsewhere",
    `<!DOCTYPE xliff SYSTEM "http://127.0.0.1:9/x.dtd">${whole(unit("a"))}`,
    "doctype",
    1,
  ],
  ["a billion laughs", `${laughs}${whole(unit("a", "&lol9;"))}`, "doctype", 1],
  ["an entity of HTML", whole(`\n${unit("a", "&nbsp;")}`), "not-xml", 2],
  ["NUL", whole(`\n\n${unit("a", "x\0y")}`), "not-xml", 3],
  ["NUL as a reference", whole(unit("a", "x&#0;y")), "not-xml", 1],
  ["half a letter as a reference", whole(unit("a", "&#xd800;")), "not-xml", 1],
  [
    "bytes that are no UTF-8",
    new Uint8Array([...bytes(`${open}\n\n<!--`), 0xff, 0xfe, ...bytes(`-->${close}`)]),
    "encoding",
    3,
  ],
  [
    "an encoding that nobody has",
    `<?xml version="1.0" encoding="KLINGON-8"?>${whole(unit("a"))}`,
    "encoding",
    1,
  ],
  ["half a file", whole(unit("a")).slice(0, -10), "not-xml", 1],
  ["tags that cross", whole("<trans-unit id='a'>\n<source>x</trans-unit></source>"), "not-xml", 2],
  [
    "an attribute twice",
    whole('<trans-unit id="a" id="b"><source>x</source></trans-unit>'),
    "not-xml",
    1,
  ],
  ["a prefix that means nothing", whole("<x:y/>"), "not-xml", 1],
  ["a unit twice", whole(`${unit("a")}\n${unit("a")}`), "unit-twice", 2],
  [
    "a unit without a name",
    whole("<trans-unit><source>x</source></trans-unit>"),
    "unit-without-id",
    1,
  ],
  [
    "a unit without a source",
    whole('\n<trans-unit id="a"><target>x</target></trans-unit>'),
    "unit-without-source",
    2,
  ],
  ["words outside of any file", `${head}${unit("a")}</xliff>`, "not-xliff", 1],
])("%s is refused with its line", (_, file, fault, line) => {
  expect(refusal(file)).toEqual([fault, line]);
});

test("an encoding that is known by its name is read", () => {
  const text = `<?xml version="1.0" encoding="windows-1251"?>${whole(unit("a", "WORD"))}`;
  const [before = "", after = ""] = text.split("WORD");
  const file = new Uint8Array([...bytes(before), 0xc4, 0xe0, ...bytes(after)]);
  expect(readXliff(file).files[0]?.units[0]?.source).toEqual(["Да"]);
});

/** Of memory, what is left when nobody holds it any more is not asked: a collection may be due or not. */
const fast = (file: string | Uint8Array, most: number) => {
  const began = process.cpuUsage();
  const found = refusal(file);
  const { user, system } = process.cpuUsage(began);
  expect((user + system) / 1_000).toBeLessThan(most);
  return found;
};

test("what is far too much ends before it is taken in", () => {
  const size = largestFileBytes - 2_000;
  const fill = (part: string) => whole(part.repeat(Math.floor(size / part.length)));
  expect(fast(new Uint8Array(largestFileBytes + 1), 200)).toEqual(["too-large", 0]);
  expect(fast(fill("<group>"), 5_000)).toEqual(["too-deep", 1]);
  expect(fast(fill('<trans-unit id="a"><source>x</source></trans-unit>\n'), 20_000)[0]).toBe(
    "too-many-units",
  );
  expect(fast(`<!DOCTYPE x [${"<!ENTITY a 'b'>".repeat(size / 20)}]><x/>`, 5_000)[0]).toBe(
    "doctype",
  );
  expect(fast(whole(`<trans-unit id="a"><source>${"<g id='1'>".repeat(100)}`), 1_000)).toEqual([
    "too-deep",
    1,
  ]);
});

test("the largest file is read in bounded time and memory", () => {
  const words = "宝鹰集团 ".repeat(2_000);
  const one = unit("ID", words);
  const many = Math.floor((largestFileBytes - 2_000) / bytes(one).length);
  const file = bytes(
    whole(Array.from({ length: many }, (_, at) => one.replace("ID", `u${at}`)).join("\n")),
  );
  const began = process.cpuUsage();
  const { files } = readXliff(file);
  expect(process.cpuUsage(began).user / 1_000).toBeLessThan(10_000);
  expect(files[0]?.units).toHaveLength(many);
  expect(JSON.stringify(files).length).toBeLessThan(file.length);
});

test("what is long in one unit takes no longer than what is long in many", () => {
  const size = 2_000_000;
  const fill = (part: string) => part.repeat(Math.floor(size / part.length));
  const numbered = (name: string) =>
    Array.from({ length: 60_000 }, (_, at) => `<x id="${name}${at}"/>`).join("");
  const words = [
    `\n${" ".repeat(size)}x`,
    `${" ".repeat(size)}x`,
    fill(" \n"),
    fill('<bpt id="b1"/>'),
    numbered("br"),
    numbered("z"),
  ];
  const text = contentSchema.parse({
    body: {
      type: "doc",
      content: [{ type: "paragraph", attrs: { id: "a" }, content: [{ type: "text", text: "x" }] }],
    },
  });
  for (const each of words) {
    const began = process.cpuUsage().user;
    const [file] = readXliff(
      bytes(whole(`<trans-unit id="b:a"><source>x</source><target>${each}</target></trans-unit>`)),
    ).files;
    if (file) merge({ file, source: text, target: text, version: 1, links: [] });
    expect((process.cpuUsage().user - began) / 1_000).toBeLessThan(4_000);
  }
});
