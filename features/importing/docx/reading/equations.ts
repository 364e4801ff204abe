import { child, elements, textIn, type Xml } from "@/features/importing/docx/package/xml";

/** An equation as a line of text: what it says can be read, how it was set cannot be kept. */
export function equationText(node: Xml): string {
  const part = (name: string) => {
    const found = child(node, name);
    return found ? equationText(found) : "";
  };
  switch (node.name) {
    case "m:t":
      return textIn(node);
    case "m:f":
      return `${grouped(part("m:num"))}/${grouped(part("m:den"))}`;
    case "m:sSup":
      return `${part("m:e")}^${grouped(part("m:sup"))}`;
    case "m:sSub":
      return `${part("m:e")}_${grouped(part("m:sub"))}`;
    case "m:sSubSup":
      return `${part("m:e")}_${grouped(part("m:sub"))}^${grouped(part("m:sup"))}`;
    case "m:rad": {
      const degree = part("m:deg");
      return `${degree ? `${degree}` : ""}√${grouped(part("m:e"))}`;
    }
    case "m:d":
      return `(${elements(node)
        .filter(({ name }) => name === "m:e")
        .map(equationText)
        .join(", ")})`;
    case "m:nary": {
      const sign = child(child(node, "m:naryPr"), "m:chr")?.attrs["m:val"] ?? "∫";
      const [low, high] = [part("m:sub"), part("m:sup")];
      return `${sign}${low ? `_${grouped(low)}` : ""}${high ? `^${grouped(high)}` : ""} ${part("m:e")}`;
    }
    case "m:mr":
      return elements(node).map(equationText).join(", ");
    case "m:m":
      return `[${elements(node)
        .filter(({ name }) => name === "m:mr")
        .map(equationText)
        .join("; ")}]`;
    default:
      return elements(node).map(equationText).join("");
  }
}

const grouped = (text: string) => ([...text].length > 1 ? `(${text})` : text);
