"use client";

import { useRef, useState } from "react";

type Functions = Record<string, (...given: never[]) => unknown>;

/**
 * Functions that stay the same ones for as long as what calls it is shown, and
 * do what those do that were given last: what gets them is not made anew each
 * time that something else has changed.
 */
export function useSteady<Given extends Functions>(given: Given): Given {
  const latest = useRef(given);
  latest.current = given;
  const [steady] = useState(
    () =>
      Object.fromEntries(
        Object.keys(given).map((name) => [
          name,
          (...words: never[]) => latest.current[name]?.(...words),
        ]),
      ) as Given,
  );
  return steady;
}
