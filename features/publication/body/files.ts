import type { Body, Inline, Mark } from "@/features/publication/schema";

/** A file as one publication offers it. */
export type OfferedFile = {
  hash: string;
  name: string;
  mime: string;
  bytes: number;
  pages: number | null;
  language: string | null;
  title: string;
};

type Node = {
  type: string;
  text?: string;
  marks?: Mark[] | undefined;
  content?: Node[] | undefined;
};

const fileOf = ({ marks = [] }: { marks?: Mark[] | undefined }): string | undefined => {
  for (const mark of marks) {
    if (mark.type === "link" && "file" in mark.attrs) return mark.attrs.file;
  }
  return undefined;
};

/** The files that a body offers, in its order, each once, with the words of its first link. */
export function filesIn(body: Body): { hash: string; title: string }[] {
  const titles = new Map<string, string>();
  const visit = (node: Node): void => {
    let before: string | undefined;
    for (const child of node.content ?? []) {
      const hash = fileOf(child);
      // One link may be in parts, as where some of it is bold.
      if (hash && (before === hash || !titles.has(hash))) {
        titles.set(hash, (before === hash ? (titles.get(hash) ?? "") : "") + (child.text ?? ""));
      }
      before = hash;
      visit(child);
    }
  };
  visit(body as Node);
  return [...titles].map(([hash, title]) => ({ hash, title: title.trim() }));
}

const leadsToFiles = (node: Node): boolean =>
  fileOf(node) !== undefined || (node.content?.some(leadsToFiles) ?? false);

/** The files of a publication that its body leads to, in the order of their links. */
export function offeredIn(body: Body, files: readonly OfferedFile[]): OfferedFile[] {
  if (files.length === 0) return [];
  const byHash = new Map(files.map((file) => [file.hash, file]));
  return filesIn(body).flatMap(({ hash }) => byHash.get(hash) ?? []);
}

/**
 * A body whose links to files lead to where these are, each followed by what
 * a reader should know before asking for it. A link to one that is not
 * offered is left out and its words stay.
 *
 * @param placeOf the address of a file
 * @param factsOf what stands behind its title; nothing where it is empty
 */
export function resolveFiles(
  body: Body,
  files: readonly OfferedFile[],
  placeOf: (file: OfferedFile) => string,
  factsOf: (file: OfferedFile) => string,
): Body {
  // Most bodies: made anew, each of their nodes is another object for nothing.
  if (!leadsToFiles(body as Node)) return body;
  const byHash = new Map(files.map((file) => [file.hash, file]));
  const resolved = (node: Node): Node => {
    const { content } = node;
    if (!content) return node;
    const children = content.flatMap((child, index): Node[] => {
      const hash = fileOf(child);
      if (!hash) return [resolved(child)];
      const file = byHash.get(hash);
      const marks = (child.marks ?? []).flatMap((mark): Mark[] => {
        if (mark.type !== "link") return [mark];
        return file ? [{ type: "link", attrs: { href: placeOf(file) } }] : [];
      });
      const { marks: _, ...rest } = child;
      const linked = marks.length > 0 ? { ...rest, marks } : rest;
      const next = content[index + 1];
      const ends = !next || fileOf(next) !== hash;
      const facts = file && ends ? factsOf(file) : "";
      return facts ? [linked, { type: "text", text: ` (${facts})` } satisfies Inline] : [linked];
    });
    return { ...node, content: children };
  };
  return resolved(body as Node) as Body;
}
