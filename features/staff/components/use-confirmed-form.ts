"use client";

import { startTransition, useRef } from "react";
import { useKeptForm } from "@/components/desk/kept-form";
import type { ActionResult } from "@/features/staff/http/staff-action";
import { useConfirmation } from "./confirmation";

/**
 * A form that keeps what was typed until it is taken, and sends the same once
 * more when its action wanted to know first who is there.
 *
 * @param result what came of the last time
 * @returns properties of the form
 */
export function useConfirmedForm(result: ActionResult | null, send: (typed: FormData) => void) {
  const sent = useRef<FormData>(null);
  const form = useKeptForm((typed) => {
    sent.current = typed;
    send(typed);
  }, result?.ok && result);
  useConfirmation(result, () => {
    const typed = sent.current;
    if (typed) startTransition(() => send(typed));
  });
  return form;
}
