import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { htmlOf } from "@/lib/markup/html-of";

type Props = { node: ReactNode; tell: (html: string) => void };

function Asks({ node, tell }: Props) {
  tell(htmlOf(node));
  return null;
}

/**
 * What `htmlOf` writes where it is asked as on a page: by a component, so that hooks work.
 *
 * @param around what the elements may ask for, such as messages
 * @throws Unwritten
 */
export function written(node: ReactNode, around = (inner: ReactNode): ReactNode => inner): string {
  let html: string | undefined;
  renderToStaticMarkup(around(<Asks node={node} tell={(found) => (html = found)} />));
  if (html === undefined) throw new Error("nothing was written");
  return html;
}
