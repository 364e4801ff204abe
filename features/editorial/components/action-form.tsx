"use client";

import { type ReactNode, useActionState } from "react";
import type { ActionResult } from "@/features/staff/action";
import { Reasons } from "./reasons";

type Props<T extends object> = {
  action: (previous: ActionResult<T> | null, form: FormData) => Promise<ActionResult<T>>;
  className?: string;
  /** What goes with the form unseen. */
  hidden?: Record<string, string | number>;
  children: ReactNode;
};

/** A form that says why it was refused, beside itself. */
export function ActionForm<T extends object>(props: Props<T>) {
  const { action, className, hidden = {}, children } = props;
  const [result, send] = useActionState<ActionResult<T> | null, FormData>(action, null);
  return (
    <form action={send} className={className}>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
      <Reasons result={result} />
    </form>
  );
}
