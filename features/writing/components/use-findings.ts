"use client";

import { useDeferredValue, useMemo } from "react";
import { plainText } from "@/features/publication/body/body-text";
import { shownPictures } from "@/features/publication/body/figures";
import { lengthOf } from "@/features/writing/checking/measure";
import { usePictures } from "./pictures";
import { type CheckOptions, useChecks } from "./use-checks";
import { useRefused } from "./use-refused";
import type { Written } from "./use-written";

/** What the checks say of a text and how long it is: looked at when typing leaves time for it. */
export function useFindings(options: CheckOptions, { text, editor, fields, body }: Written) {
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
  const checked = useMemo(
    () => ({ ...deferredFields, body: deferredBody }),
    [deferredFields, deferredBody],
  );
  const length = useMemo(
    () => lengthOf(options.locale, plainText(deferredBody)),
    [options.locale, deferredBody],
  );
  const faults = useChecks({ ...options, text: checked, pictures: deferredWords });
  const refused = useRefused(text.state, editor, deferredBody);
  return { body: deferredBody, faults: [...refused, ...faults], length };
}
