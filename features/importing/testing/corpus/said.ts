import type { ImportedText } from "@/features/importing/readers/imported-text";
import type { LooseNode } from "@/features/publication/body/loose-node";

/** A text that was read and what is told of it, for people to read: what is expected of a file of the corpus. */
export function said({ title, summary, body, pictures, proposed, report }: ImportedText): string {
  const byKey = new Map(pictures.map((each) => [each.key, each]));
  const figure = (key: unknown) => {
    const picture = byKey.get(String(key));
    const words = [
      picture?.alt && `alt “${picture.alt}”`,
      picture?.caption && `▲${picture.caption}`,
    ];
    return [`[${picture?.name.slice(0, 60)}]`, picture?.bytes ? "" : "MISSING", ...words]
      .filter(Boolean)
      .join(" ");
  };
  const blocks = (body?.content ?? []).map((block) => line(block as LooseNode, figure));
  const data = Object.entries(proposed).map(
    ([name, value]) => `  ${name}: ${typeof value === "string" ? value : JSON.stringify(value)}`,
  );
  const counts = Object.entries(report.counts).map(
    ([kind, { found, imported, leftOut, missing }]) =>
      `  ${kind}: ${found} = ${imported} in + ${leftOut} left out + ${missing} missing`,
  );
  const remarks = report.remarks.map(({ code, count = 1, places = [], text }) =>
    [
      `  ${code}`,
      count > 1 ? `×${count}` : "",
      [...places.map(({ words }) => words), text].filter(Boolean).join(" ¦ "),
    ]
      .filter(Boolean)
      .join(" "),
  );
  return [
    `# ${title}`,
    ...(summary ? [`summary: ${summary}`] : []),
    "",
    ...blocks,
    "",
    "proposed",
    ...data,
    "",
    `${report.format}: counts`,
    ...counts,
    "",
    "remarks",
    ...remarks,
    "",
  ].join("\n");
}

function line(node: LooseNode, figure: (key: unknown) => string, indent = ""): string {
  const { type, attrs = {}, content = [] } = node;
  const inner = (more = "  ") =>
    content.map((each) => line(each, figure, indent + more)).join("\n");
  if (type === "figure") return `${indent}figure ${figure(attrs.picture)}`;
  if (type === "paragraph" || type === "heading") {
    return `${indent}${type === "heading" ? `h${attrs.level} ` : ""}${content.map(inline).join("")}`;
  }
  const about = [
    attrs.start && `from ${attrs.start}`,
    attrs.caption && `“${attrs.caption}”`,
    attrs.attribution && `— ${attrs.attribution}`,
    attrs.colspan && `${attrs.colspan} wide`,
    attrs.rowspan && `${attrs.rowspan} high`,
  ];
  return `${indent}${[type, ...about].filter(Boolean).join(" ")}\n${inner()}`;
}

const signs: Record<string, string> = { bold: "**", italic: "_", superscript: "^", subscript: "~" };

function inline({ type, text = "", marks = [] }: LooseNode): string {
  if (type === "hardBreak") return "⏎";
  return marks.reduce((words, mark) => {
    const sign = signs[mark.type ?? ""];
    return sign
      ? `${sign}${words}${sign}`
      : `[${words}](${mark.attrs?.href ?? mark.attrs?.document})`;
  }, text);
}
