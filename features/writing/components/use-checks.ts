"use client";

import { useEffect, useMemo, useState } from "react";
import { hrefsOf } from "@/features/writing/body/body-parts";
import {
  type Checked,
  type CheckedWords,
  type Fault,
  faultsOf,
} from "@/features/writing/checking/checks";
import type { Locale } from "@/i18n/routing";
import { readSurroundings } from "../actions";
import type { Surroundings } from "../data";

/** What a text is of: it decides what is asked of it. */
export type CheckOptions = {
  documentId: string;
  locale: Locale;
  kind: "ARTICLE" | "PAGE";
  hasSection: boolean;
  lead: string | null;
};

type Options = CheckOptions & {
  /** The same object for the same words: they are looked through again for another. */
  text: Pick<Checked, "title" | "shortTitle" | "headlineBreaks" | "summary" | "slug" | "body">;
  pictures: Record<string, CheckedWords>;
};

/** After so long without a change the server is asked what stands around the text. */
const quietMs = 800;

/** What can be said of a text while it is being written. */
export function useChecks(options: Options): Fault[] {
  const { documentId, locale, kind, hasSection, lead, text, pictures } = options;
  const [around, setAround] = useState<Surroundings>({ slugTaken: false, deadLinks: [] });
  const { slug, body } = text;
  const links = useMemo(
    () => [...new Set(body.content.flatMap(hrefsOf))].sort().join("\n"),
    [body],
  );

  useEffect(() => {
    let current = true;
    const timer = setTimeout(async () => {
      const asked = { documentId, locale, slug, links: links.split("\n").filter(Boolean) };
      const answer = await readSurroundings(asked).catch(() => undefined);
      if (current && answer?.ok) setAround(answer);
    }, quietMs);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [documentId, locale, slug, links]);

  return useMemo(
    () =>
      faultsOf({
        ...text,
        locale,
        kind,
        hasSection,
        lead,
        pictures,
        slugTaken: around.slugTaken,
        deadLinks: new Set(around.deadLinks),
      }),
    [text, locale, kind, hasSection, lead, pictures, around],
  );
}
