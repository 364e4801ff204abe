"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { bodySize, excessOf, nearLimits } from "@/features/publication/body/body-size";
import type { Body } from "@/features/publication/schema";

/** How much room is left, said before it is used up. */
export function TextLimits({ body }: { body: Body }) {
  const t = useTranslations("TextLimits");
  const size = useMemo(() => bodySize(body), [body]);
  const over = excessOf(size);
  const near = nearLimits(size);
  if (over.length + near.length === 0) return null;
  return (
    <ul className="text-limits desk-small" role="status">
      {over.map(({ limit, count, most }) => (
        <li key={limit} className="is-long">
          {t(`over.${limit}`, { count, most })}
        </li>
      ))}
      {near.map(({ limit, count, most }) => (
        <li key={limit} className="desk-soft">
          {t(`near.${limit}`, { count, most })}
        </li>
      ))}
    </ul>
  );
}
