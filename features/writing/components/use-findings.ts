"use client";

import { useDeferredValue, useMemo } from "react";
import { plainText } from "@/features/publication/body/body-text";
import { shownPictures } from "@/features/publication/body/figures";
import { lengthOf } from "@/features/writing/checking/measure";
import type { Locale } from "@/i18n/routing";
import { usePictures } from "./pictures";
import { useChecks } from "./use-checks";
import { useRefused } from "./use-refused";
import type { Written } from "./use-written";

type Options = {
  documentId: string;
  locale: Locale;
  kind: "ARTICLE" | "PAGE";
  hasSection: boolean;
  lead: string | null;
};

/** What the checks say of a text and how long it is: looked at when typing leaves time for it. */
export function useFindings(options: Options, { text, editor, fields, body }: Written) {
  const { wordsOf } = usePictures();
  const deferredBody = useDeferredValue(body);
  const deferredFields = useDeferredValue(fields);
  const deferredWords = useMemo(
    () =>
      Object.fromEntries(
        shownPictures(deferredBody, options.lead).map((hash) => [hash, wordsOf(hash)]),
      ),
    [deferredBody, options.lead, wordsOf],
  );
  const faults = useChecks({
    ...options,
    text: { ...deferredFields, body: deferredBody },
    pictures: deferredWords,
  });
  const refused = useRefused(text.state, editor, deferredBody);
  return {
    body: deferredBody,
    faults: [...refused, ...faults],
    length: lengthOf(options.locale, plainText(deferredBody)),
  };
}
