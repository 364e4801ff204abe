import { westernSign } from "@/features/importing/decoding/decode-text";
import { isSignFont, symbolOf } from "@/features/importing/docx/package/sign-fonts";
import { at, child, elements, isOn, val, type Xml } from "@/features/importing/docx/package/xml";
import { eqText } from "./eq-field";

/**
 * What a field shows that has no words of its own in the document: a sign by
 * its number, an equation, a box that is ticked, what was chosen of a list.
 *
 * @param form what stands at the field's beginning, for those that are filled in
 * @returns undefined for a sign that is not known here
 */
export function fieldWords(code: string, form: Xml | undefined): string | undefined {
  if (/^\s*EQ\b/i.test(code)) return eqText(code);
  const [, number = "", rest = ""] = /^\s*SYMBOL\s+(\S+)(.*)$/is.exec(code) ?? [];
  if (number !== "") return signOf(number, rest);
  const box = child(form, "w:checkBox");
  if (box) return (isOn(box, "w:checked") ?? isOn(box, "w:default")) ? "☒" : "☐";
  const list = child(form, "w:ddList");
  const entries = elements(list).filter(({ name }) => name === "w:listEntry");
  const index = Number(val(list, "w:result") ?? val(list, "w:default") ?? 0);
  return entries[index]?.attrs["w:val"] ?? val(at(form, "w:textInput"), "w:default") ?? "";
}

/** `SYMBOL 252 \f "Wingdings"`, `SYMBOL 0x20AC \u` */
function signOf(number: string, rest: string): string | undefined {
  const value = Number(number);
  if (!Number.isInteger(value) || value < 32 || value > 0x10ffff) return undefined;
  const font = /\\f\s*"?([^"\\]+)"?/i.exec(rest)?.[1]?.trim() ?? "";
  // Without a font of signs it is a place in the code page of Western Europe, which has 256 of them.
  const isPlace = value > 127 && value < 256 && !/\\u\b/i.test(rest) && !isSignFont(font);
  const sign = isPlace
    ? westernSign(value)
    : symbolOf(/\\u\b/i.test(rest) ? "" : font, value.toString(16));
  return sign && /\p{Cc}/u.test(sign) ? undefined : sign;
}
