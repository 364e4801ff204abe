import type { Collector } from "@/features/importing/report/collect";

/** Where a picture of the export's library is, and what is said of it. */
export type Attachment = { address: string; alt: string; caption: string };
export type Attachments = ReadonlyMap<string, Attachment>;

const known =
  /^(?:caption|wp_caption|gallery|embed|video|audio|playlist|contact-form(?:-7)?|wpforms|gravityform|ninja_form|youtube|vimeo|googlemaps?|map|toc|ad|ads|adsense|share|social|button|more|nextpage)$/;
const films = /^(?:embed|video|audio|playlist|youtube|vimeo|googlemaps?|map)$/;

const tag =
  /\[(\/?)([a-zA-Z][\w-]{0,60})((?:\s+[^[\]<>]{0,2000}?|=[^[\]<>]{0,2000}?)?)\s*(\/?)\](\]?)/g;

/**
 * Shortcodes as what they would have shown: pictures with captions, galleries;
 * of others the words between them stay, and what only a plugin could show is
 * named. Words in brackets are words: `[sic]` has no attributes and no end.
 */
export function withoutShortcodes(
  content: string,
  attachments: Attachments,
  collector: Collector,
): string {
  const text = content.replace(
    /\[(caption|wp_caption)\b([^\]]{0,1000})\]([\s\S]*?)\[\/\1\]/g,
    (_, _name, attributes: string, inner: string) => captioned(inner, attributes),
  );
  const ends = new Set(
    [...text.matchAll(/\[\/([a-zA-Z][\w-]{0,60})\]/g)].map(([, name]) => name ?? ""),
  );
  return text
    .replace(
      tag,
      (whole, end: string, name: string, given: string, _self, second: string, at: number) => {
        // `[[name]]` is how somebody writes about one.
        if (second && text[at - 1] === "[") return whole;
        const plain = name.toLowerCase();
        const isOne = known.test(plain) || ends.has(name) || /[_-]/.test(name) || /\w=/.test(given);
        if (!isOne) return whole;
        if (end) return films.test(plain) ? "" : "\n\n";
        if (plain === "gallery") return gallery(given, attachments, whole, collector);
        if (films.test(plain)) {
          collector.remark(
            "embed-left-out",
            "Films, sound or frames of other sites were left out.",
            { words: whole },
          );
          return second;
        }
        collector.remark(
          "shortcode-left-out",
          "Shortcodes of plugins were left out; words between them stayed.",
          { words: whole },
        );
        return `\n\n${second}`;
      },
    )
    .replace(/\[(\[[a-zA-Z][^[\]]{0,2000}\])\]/g, "$1");
}

/** `<img …/> words`, or the words in an attribute as WordPress before 3.4 wrote them. */
function captioned(inner: string, attributes: string): string {
  const [, picture = "", words = ""] =
    /^\s*((?:<a\b[^>]*>\s*)?<img\b[^>]*>(?:\s*<\/a>)?)([\s\S]*)$/i.exec(inner) ?? [];
  if (!picture) return inner;
  const said = words.trim() || (/caption\s*=\s*"([^"]*)"/.exec(attributes)?.[1] ?? "");
  return `\n\n<figure>${picture}<figcaption>${said}</figcaption></figure>\n\n`;
}

function gallery(
  given: string,
  attachments: Attachments,
  whole: string,
  collector: Collector,
): string {
  const ids =
    /\b(?:ids|include)\s*=\s*["']?([\d,\s]+)/
      .exec(given)?.[1]
      ?.split(",")
      .map((id) => id.trim())
      .filter(Boolean) ?? [];
  if (ids.length === 0) {
    collector.remark(
      "shortcode-left-out",
      "A gallery names no pictures: it showed all that were uploaded with the post.",
      { words: whole },
    );
  }
  return ids
    .map((id) => {
      const picture = attachments.get(id);
      if (!picture) {
        collector.remark("picture-outside", "Pictures of a gallery are not in the export.", {
          words: `${whole} ${id}`,
        });
        collector.count("picture", "missing");
        return "";
      }
      return figureOf(picture);
    })
    .join("\n\n");
}

export const figureOf = ({ address, alt, caption }: Attachment): string =>
  `<figure><img src="${quoted(address)}" alt="${quoted(alt)}">${caption ? `<figcaption>${quoted(caption)}</figcaption>` : ""}</figure>`;

const quoted = (words: string) =>
  words.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
