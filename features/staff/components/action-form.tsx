"use client";

import { type ReactNode, useActionState } from "react";
import type { ActionResult } from "@/features/staff/http/staff-action";
import { Failure } from "./failure";
import { useConfirmedForm } from "./use-confirmed-form";

export type ActionFormProps<T extends object> = {
  action: (previous: ActionResult<T> | null, form: FormData) => Promise<ActionResult<T>>;
  className?: string;
  /** What goes with the form unseen; what is undefined does not. */
  hidden?: Record<string, string | number | undefined>;
  children: ReactNode;
};

type Props<T extends object> = ActionFormProps<T> & {
  /** Words for a refusal, where they are not those about accounts. */
  failure?: (result: ActionResult | null) => ReactNode;
  /** The words stand below the form: it is a button, or little more. */
  below?: boolean;
};

/** A form that says why it was refused, and keeps what was typed until it is taken. Its action may ask who is there. */
export function ActionForm<T extends object>(props: Props<T>) {
  const { action, className = "form", hidden = {}, children, below = false } = props;
  const { failure = (result) => <Failure result={result} /> } = props;
  const [result, send] = useActionState<ActionResult<T> | null, FormData>(action, null);
  const form = useConfirmedForm(result, send);
  return (
    <form {...form} action={send} className={className}>
      {Object.entries(hidden).map(
        ([name, value]) =>
          value !== undefined && <input key={name} type="hidden" name={name} value={value} />,
      )}
      {!below && failure(result)}
      {children}
      {below && failure(result)}
    </form>
  );
}
