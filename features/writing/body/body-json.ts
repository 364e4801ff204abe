import type { JSONContent } from "@tiptap/core";
import { settledBody } from "@/features/publication/body/settled-body";
import type { Body } from "@/features/publication/schema";
import { newBlockId } from "./block-ids";

/**
 * Between the editor's JSON, which gives every attribute of a node a value,
 * and the body as it is kept, in which an attribute that says nothing is
 * not there.
 */

/** Values that say nothing. */
const silent: Record<string, unknown> = { start: 1, colspan: 1, rowspan: 1 };

const says = ([name, value]: [string, unknown]) =>
  name !== "colwidth" && value !== null && value !== "" && value !== silent[name];

function kept(attrs: Record<string, unknown> | undefined) {
  const left = Object.entries(attrs ?? {}).filter(says);
  return left.length > 0 ? { attrs: Object.fromEntries(left) } : {};
}

function plain(node: JSONContent): JSONContent {
  const { type, text, marks, content } = node;
  return {
    type: type ?? "",
    ...kept(node.attrs),
    ...(text === undefined ? {} : { text }),
    ...(marks && marks.length > 0
      ? { marks: marks.map((mark) => ({ type: mark.type, ...kept(mark.attrs) })) }
      : {}),
    ...(content && content.length > 0 ? { content: content.map(plain) } : {}),
  };
}

/**
 * What the editor holds, as it is kept. Not judged here: the server does, and
 * words must never be lost to a fault in their form.
 */
export function bodyOf(json: JSONContent): Body {
  return settledBody(plain(json)) as Body;
}

/** A body for the editor; an empty one begins with an empty paragraph. */
export function editorJson(body: Body): JSONContent {
  return body.content.length > 0 ? (settledBody(body) as JSONContent) : emptyBody();
}

export function emptyBody(): Body {
  return { type: "doc", content: [{ type: "paragraph", attrs: { id: newBlockId() } }] };
}
