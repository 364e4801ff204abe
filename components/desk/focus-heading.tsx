"use client";

import { type ReactNode, useEffect, useRef } from "react";

type Props = {
  id: string;
  /** Is another one when what stands below has changed. */
  sign: string;
  children: ReactNode;
};

/**
 * A heading that takes the focus when what had it has gone with a change: a
 * row that was removed, a form that is made anew. Otherwise whoever works by
 * keyboard would begin at the top of the page again.
 */
export function FocusHeading({ id, sign, children }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  const known = useRef(sign);
  useEffect(() => {
    if (known.current === sign) return;
    known.current = sign;
    const { activeElement } = document;
    if (!activeElement || activeElement === document.body) heading.current?.focus();
  }, [sign]);
  return (
    <h2 id={id} ref={heading} tabIndex={-1}>
      {children}
    </h2>
  );
}
