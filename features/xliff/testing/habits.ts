/** What other tools do to a file on its way through them, as far as the standard lets them. */
export type Habit = (file: string) => string | Uint8Array;

const tag = /<([\w:-]+)((?:\s+[\w:-]+="[^"]*")+)(\s*\/?)>/g;

const inWords = (file: string, change: (words: string) => string) =>
  file.replace(
    /(<(?:source|target)\b[^>]*[^/]>)([\s\S]*?)(<\/(?:source|target)>)/g,
    (_, open, words, close) => `${open}${change(words)}${close}`,
  );

/** Words between their codes, each in a segment of its own. */
function segmented(words: string): string {
  let depth = 0;
  let mid = 0;
  return words
    .split(/(<[^>]*>)/)
    .map((part) => {
      if (/^<g/.test(part)) depth++;
      if (/^<\/g/.test(part)) depth--;
      if (part.startsWith("<") || depth > 0 || part.trim() === "") return part;
      return `<mrk mtype="seg" mid="${++mid}">${part}</mrk>`;
    })
    .join("");
}

export const habits: Record<string, Habit> = {
  "attributes in another order, in single quotes": (file) =>
    file.replace(tag, (_, name, attributes: string, end) => {
      const all = attributes.match(/[\w:-]+="[^"]*"/g) ?? [];
      const turned = all
        .reverse()
        .map((each) =>
          each.replace(
            /^([^=]*)="([^"]*)"$/,
            (__, key, value) => `${key}='${value.replaceAll("'", "&apos;")}'`,
          ),
        );
      return `<${name} ${turned.join("\n  ")}${end}>`;
    }),
  "a prefix for every element": (file) =>
    file.replace(/<(\/?)(?=[a-z])/g, "<$1xlf:").replace(' xmlns="', ' xmlns:xlf="'),
  "line ends of another system": (file) => file.replaceAll("\n", "\r\n"),
  "a byte order mark": (file) => `\ufeff${file}`,
  "UTF-16, little end first": (file) => {
    const text = `\ufeff${file.replace('encoding="UTF-8"', 'encoding="UTF-16"')}`;
    return new Uint8Array(Buffer.from(text, "utf16le"));
  },
  "UTF-16, big end first": (file) => {
    const text = `\ufeff${file.replace('encoding="UTF-8"', 'encoding="UTF-16"')}`;
    return new Uint8Array(Buffer.from(text, "utf16le").swap16());
  },
  "notes, proposals and elements of its own": (file) =>
    file
      .replace(' xmlns="', ' xmlns:tool="urn:example:tool" tool:version="3" xmlns="')
      .replaceAll(
        "</trans-unit>",
        `<note from="translator" priority="1">See <![CDATA[<b>]]></note>
         <alt-trans match-quality="80"><source>another</source><target>other words</target></alt-trans>
         <tool:info tool:id="x"><tool:source>mine</tool:source></tool:info></trans-unit>`,
      )
      .replaceAll("<trans-unit ", '<trans-unit tool:id="9" tool:resname="z" '),
  segments: (file) =>
    file.replace(
      /(<source[^>]*>)([\s\S]*?)(<\/source>)([\s\S]*?<target[^>]*>)([\s\S]*?)(<\/target>)/g,
      (_, open, source, close, between, target, end) =>
        `${open}${source}${close}<seg-source>${segmented(source)}</seg-source>${between}${segmented(target)}${end}`,
    ),
  "codes as beginnings and ends": (file) =>
    inWords(file, (words) =>
      words
        .replace(/<x (id="[^"]*")[^>]*\/>/g, "<ph $1>&lt;br/&gt;</ph>")
        .replace(/<g (id="[^"]*")[^>]*>/g, "<bpt $1>&lt;tag&gt;</bpt>")
        // Each ends what began last.
        .replace(/<bpt id="([^"]*)">&lt;tag&gt;<\/bpt>|<\/g>/g, ends("ept")),
    ),
  "codes as single marks": (file) =>
    inWords(file, (words) =>
      words
        .replace(/<g (id="[^"]*")[^>]*>/g, "<bpt $1>&lt;tag&gt;</bpt>")
        .replace(/<bpt id="([^"]*)">&lt;tag&gt;<\/bpt>|<\/g>/g, ends("ex"))
        .replace(/<bpt id="([^"]*)">&lt;tag&gt;<\/bpt>/g, '<bx id="$1" rid="$1"/>')
        .replace(/<ex id="([^"]*)"><\/ex>/g, '<ex id="e$1" rid="$1"/>'),
    ),
  "references for all that is not ASCII": (file) =>
    file.replace(/[^\0-\x7f]/gu, (sign) => `&#x${sign.codePointAt(0)?.toString(16)};`),
  "marks of its own around words": (file) =>
    inWords(file, (words) =>
      words
        .split(/(<[^>]*>)/)
        .map((part) =>
          part.startsWith("<") || part.trim() === ""
            ? part
            : `<mrk mtype="x-term" comment="known"><mrk mtype="protected">${part}</mrk></mrk>`,
        )
        .join(""),
    ),
  "states of its own": (file) => {
    const states = ["final", "signed-off", "x-reviewed", "needs-review-translation"];
    let at = 0;
    return file.replace(/ state="[^"]*"/g, () => {
      const state = states[at++ % states.length];
      return ` state="${state}" state-qualifier="leveraged-tm" phase-name="p1"`;
    });
  },
  "line ends, comments and instructions between units": (file) =>
    file.replaceAll("</trans-unit>", "</trans-unit>\r\n\r\n<!-- kept by hand -->\n<?tool here?>"),
  "units in another order": (file) => {
    const units = file.match(/<trans-unit[\s\S]*?<\/trans-unit>/g) ?? [];
    const turned = [...units].reverse();
    return file.replace(/<trans-unit[\s\S]*?<\/trans-unit>/g, () => turned.shift() ?? "");
  },
  groups: (file) =>
    file
      .replaceAll("<body>", '<body><group id="g1"><note>Group</note><group resname="g2">')
      .replaceAll("</body>", "</group></group></body>"),
  "no attribute that it does not need": (file) =>
    file.replace(/ (?:resname|restype|ctype|approved|product-name|product-version)="[^"]*"/g, ""),
  "a version before": (file) =>
    file.replace('version="1.2"', 'version="1.1"').replace("document:1.2", "document:1.1"),
};

/** A replacer that ends codes in the order in which nested ones end. */
function ends(element: "ept" | "ex") {
  const open: string[] = [];
  return (found: string, id: string | undefined): string => {
    if (id !== undefined) {
      open.push(id);
      return found;
    }
    return `<${element} id="${open.pop()}"></${element}>`;
  };
}
