import type { ReactNode } from "react";

type Props = {
  kind?: "plain" | "good" | "bad";
  title?: string;
  children?: ReactNode;
};

/** Word of what has happened. A failure interrupts a screen reader, all else waits its turn. */
export function Notice({ kind = "plain", title, children }: Props) {
  return (
    <div
      className={`desk-notice ${kind === "plain" ? "" : `desk-notice-${kind}`}`}
      role={kind === "bad" ? "alert" : "status"}
    >
      {title && <strong>{title}</strong>}
      {children}
    </div>
  );
}
