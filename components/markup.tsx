import type { ReactNode } from "react";
import { countedErrors, timesOf } from "@/lib/counted-log";
import { log } from "@/lib/log";
import { Unwritten } from "@/lib/markup/attributes";
import { htmlOf } from "@/lib/markup/html-of";
import { layAside } from "@/lib/page-store/render-context";

type Props = { className: string; children: ReactNode };

const warn = countedErrors((err, times) =>
  log.warn({ err, ...timesOf(times) }, "a page is left to React, which takes it twice as long"),
);

/**
 * A `div` with what no program of the browser's touches: to React it is one
 * element, whose content is written by `htmlOf`. Readers get all the same
 * what that does not know.
 */
export function Markup({ className, children }: Props) {
  const html = writtenOf(children);
  if (html === undefined) return <div className={className}>{children}</div>;
  // biome-ignore lint/security/noDangerouslySetInnerHtml: every text in it was escaped by htmlOf, as React would
  return <div className={className} dangerouslySetInnerHTML={{ __html: layAside(html) }} />;
}

function writtenOf(children: ReactNode): string | undefined {
  try {
    return htmlOf(children);
  } catch (error) {
    // By what else is thrown, React learns that a component waits, or that there is no such page.
    if (!(error instanceof Unwritten)) throw error;
    warn(error);
    return undefined;
  }
}
