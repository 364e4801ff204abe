import { isSignFont } from "./sign-fonts";
import { at, child, elements, isOn, val, type Xml } from "./xml";

/** How words look, as far as it matters; undefined: nothing is said of it. */
export type Looks = {
  bold?: boolean | undefined;
  italic?: boolean | undefined;
  struck?: boolean | undefined;
  hidden?: boolean | undefined;
  side?: "superscript" | "subscript" | "baseline" | undefined;
  /** Half points. */
  size?: number | undefined;
  /** Something that a text of this site does not have: underlines, colours, … */
  other?: boolean | undefined;
  /** The font, where it has signs in the places of letters. */
  signs?: string | undefined;
};

/** How a paragraph is set. */
export type Setting = {
  /** Of an outline: 0 is the highest level. */
  outline?: number | undefined;
  list?: { numId: string; level: number } | undefined;
  align?: string | undefined;
  indented?: boolean | undefined;
};

export type Role = "title" | "subtitle" | "caption" | "quote" | "contents" | "note" | undefined;

type Style = { looks: Looks; setting: Setting; role: Role; name: string };

export type Styles = {
  paragraph: (id: string | undefined) => Style;
  run: (id: string | undefined) => Looks;
  /** What holds where nothing else is said. */
  standard: Looks;
};

/** Names of styles, in the languages in which programs name them. */
const roles: [Exclude<Role, undefined>, RegExp][] = [
  ["title", /^(?:title|标题|文档标题|название|заглавие|заголовок документа)$/],
  ["subtitle", /^(?:subtitle|副标题|подзаголовок)$/],
  [
    "contents",
    /^(?:toc \d|toc heading|contents \d|contents heading|目录ⅰ*\d*|目录 ?\d|оглавление \d)/,
  ],
  [
    "caption",
    /^(?:caption|题注|图题|图注|表题|название объекта|illustration|figure|drawing|подпись)$/,
  ],
  [
    "quote",
    /^(?:quote|intense quote|block text|quotations|引用|明显引用|цитата|выделенная цитата)$/,
  ],
  ["note", /^(?:footnote text|endnote text|footnote|endnote|脚注文本|尾注文本)$/],
];

const headingName = /^(?:heading|标题|заголовок|überschrift|titre) ?([1-9])$/;

export function readStyles(root: Xml | undefined): Styles {
  const all = new Map(
    elements(root)
      .filter(({ name }) => name === "w:style")
      .map((each) => [each.attrs["w:styleId"] ?? "", each]),
  );
  const standard = looksOf(at(root, "w:docDefaults", "w:rPrDefault", "w:rPr"));
  const known = new Map<string, Style>();
  const styleOf = (id: string | undefined, depth = 0): Style => {
    const found = id === undefined ? undefined : known.get(id);
    if (found) return found;
    const node = id === undefined ? undefined : all.get(id);
    // A style that is based on itself is a fault of the file, not of ours.
    if (!node || id === undefined || depth > 20) {
      return { looks: {}, setting: {}, role: undefined, name: "" };
    }
    const base = styleOf(val(node, "w:basedOn"), depth + 1);
    const name = (val(node, "w:name") ?? "").toLowerCase();
    const own = settingOf(child(node, "w:pPr"));
    const outline = headingName.exec(name)?.[1];
    const style: Style = {
      name,
      looks: over(base.looks, looksOf(child(node, "w:rPr"))),
      setting: {
        ...over(base.setting, own),
        // A heading of WPS may have lost the level of its outline, never its name.
        outline: own.outline ?? (outline ? Number(outline) - 1 : base.setting.outline),
      },
      role: roles.find(([, names]) => names.test(name))?.[0] ?? base.role,
    };
    known.set(id, style);
    return style;
  };
  const normal = [...all].find(
    ([, { attrs }]) =>
      attrs["w:type"] === "paragraph" && /^(?:1|true|on)$/.test(attrs["w:default"] ?? ""),
  )?.[0];
  return {
    standard: over(standard, styleOf(normal).looks),
    paragraph: (id) => styleOf(id !== undefined && all.has(id) ? id : normal),
    run: (id) => styleOf(id).looks,
  };
}

/** What is said in one place, over what is said in another. */
export function over<T extends object>(base: T, own: T): T {
  const said = Object.entries(own).filter(([, value]) => value !== undefined);
  return { ...base, ...Object.fromEntries(said) };
}

export function looksOf(node: Xml | undefined): Looks {
  if (!node) return {};
  const size = Number(val(node, "w:sz"));
  const underline = val(node, "w:u");
  const colour = val(node, "w:color");
  const side = val(node, "w:vertAlign");
  const others = ["w:highlight", "w:em", "w:smallCaps", "w:caps", "w:shd", "w:bdr"];
  return {
    bold: isOn(node, "w:b"),
    italic: isOn(node, "w:i"),
    struck: isOn(node, "w:strike") ?? isOn(node, "w:dstrike"),
    hidden: isOn(node, "w:vanish") ?? isOn(node, "w:webHidden"),
    side: side === "superscript" || side === "subscript" || side === "baseline" ? side : undefined,
    size: size > 0 ? size : undefined,
    signs: signsOf(child(node, "w:rFonts")),
    other:
      (underline !== undefined && underline !== "none") ||
      (colour !== undefined && !/^(?:auto|0{6})$/i.test(colour)) ||
      others.some((name) => isOn(node, name) && !/^(?:auto|clear)$/.test(val(node, name) ?? ""))
        ? true
        : undefined,
  };
}

function signsOf(fonts: Xml | undefined): string | undefined {
  const font = fonts?.attrs["w:ascii"] ?? fonts?.attrs["w:hAnsi"];
  // Another font ends that of the style.
  return font === undefined || isSignFont(font) ? font : "";
}

export function settingOf(node: Xml | undefined): Setting {
  const level = val(node, "w:outlineLvl");
  const numbers = child(node, "w:numPr");
  const indent = child(node, "w:ind")?.attrs ?? {};
  const first = indent["w:firstLine"] ?? indent["w:firstLineChars"];
  const numId = val(numbers, "w:numId");
  return {
    // Nine is "body text".
    outline: level === undefined ? undefined : Number(level),
    list:
      numId === undefined ? undefined : { numId, level: Number(val(numbers, "w:ilvl") ?? 0) || 0 },
    align: val(node, "w:jc"),
    indented: first === undefined ? undefined : Number(first) > 0,
  };
}
