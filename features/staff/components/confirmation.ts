"use client";

import { useEffect, useEffectEvent } from "react";
import type { ActionResult } from "@/features/staff/http/staff-action";

/** The window in which somebody confirms who they are, as everything on the page can open it. */

type Opened = { settle: (confirmed: boolean) => void };

let opened: Opened | undefined;
const listeners = new Set<() => void>();

function change(next: Opened | undefined): void {
  opened = next;
  for (const listener of listeners) listener();
}

export const confirmationStore = {
  subscribe: (listener: () => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  },
  read: () => opened,
};

/** @returns whether they have */
function askToConfirm(): Promise<boolean> {
  opened?.settle(false);
  return new Promise((resolve) => {
    change({
      settle: (confirmed) => {
        change(undefined);
        resolve(confirmed);
      },
    });
  });
}

/**
 * Where an action wants to know first who is there, asks them, and does it
 * again when they have shown it: nobody types anything twice.
 *
 * Only when the action has ended: what a page changes while one is under way
 * is shown when it ends, and it would wait for what is shown.
 *
 * @param again does the same once more
 */
export function useConfirmation(result: ActionResult | null, again: () => void): void {
  const repeat = useEffectEvent(again);
  useEffect(() => {
    if (!result || result.ok || result.code !== "confirm-first") return;
    let current = true;
    void askToConfirm().then((confirmed) => {
      if (confirmed && current) repeat();
    });
    return () => {
      current = false;
    };
  }, [result]);
}
