"use client";

import type { ReactNode } from "react";
import { useFormStatus } from "react-dom";

type Props = {
  children: ReactNode;
  kind?: "primary" | "danger" | "quiet" | "plain";
  small?: boolean;
  name?: string;
  value?: string;
  /** Tells screen readers more than the words on it. */
  label?: string;
};

/** Sends its form, once: a second press while it is on its way does nothing. */
export function SubmitButton({ children, kind = "primary", small, name, value, label }: Props) {
  const { pending } = useFormStatus();
  return (
    <button
      type="submit"
      className={`button ${kind === "plain" ? "" : `button-${kind}`} ${small ? "button-small" : ""}`}
      name={name}
      value={value}
      aria-label={label}
      aria-busy={pending}
      aria-disabled={pending}
      onClick={(event) => pending && event.preventDefault()}
    >
      {children}
    </button>
  );
}
