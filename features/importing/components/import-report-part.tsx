"use client";

import { useEffect, useRef } from "react";

/** What was found. Takes the focus: the field that had it stands above it. */
export function ImportReportPart({
  title,
  children,
}: {
  title: string;
  children: React.ReactNode;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className="import-report">
      <h3 ref={heading} tabIndex={-1}>
        {title}
      </h3>
      {children}
    </div>
  );
}
