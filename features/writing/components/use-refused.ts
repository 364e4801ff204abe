"use client";

import type { Editor } from "@tiptap/react";
import { useTranslations } from "next-intl";
import { useEffect, useMemo, useRef } from "react";
import type { Body } from "@/features/publication/schema";
import type { Fault } from "@/features/writing/checking/checks";
import { markRefused } from "@/features/writing/saving/refused-blocks";
import { refusedFaults } from "@/features/writing/saving/refused-faults";
import type { SaveFault, SaveState } from "@/features/writing/saving/save-queue";

const none: SaveFault[] = [];

/** What the server has refused of a text: as faults to mend, and marked where it stands. */
export function useRefused(state: SaveState<unknown>, editor: Editor | null, body: Body): Fault[] {
  const t = useTranslations("TextChecks");
  const last = useRef(none);
  // Until it is saved: typing on alone has mended nothing yet.
  if (state.state === "refused") last.current = state.faults;
  else if (state.state === "saved") last.current = none;
  const refused = last.current;
  const faults = useMemo(() => refusedFaults(refused, body), [refused, body]);
  useEffect(() => {
    if (!editor) return;
    const blocks = faults.flatMap(({ place, code }): [string, string][] =>
      "block" in place ? [[place.block, t(`fault.${code}`)]] : [],
    );
    markRefused(editor.view, new Map(blocks));
  }, [editor, faults, t]);
  return faults;
}
