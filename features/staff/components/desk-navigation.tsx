"use client";

import { usePathname } from "next/navigation";

export type DeskEntry = {
  name: string;
  path: string;
  /** Stands for this page alone, not for those below it. */
  exact?: boolean;
  /** Of what is new there. */
  count?: number;
};

/** Plain links: each page of the desk arrives whole, and what was typed is asked about by the page that has it. */
export function DeskNavigation({ entries, label }: { entries: DeskEntry[]; label: string }) {
  const here = usePathname();
  return (
    <nav className="desk-navigation" aria-label={label}>
      <ul>
        {entries.map(({ name, path, exact, count = 0 }) => (
          <li key={path}>
            <a href={path} aria-current={currentness(here, path, exact)}>
              {name}
              {count > 0 && <span className="desk-count"> {count}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function currentness(here: string, path: string, exact = false): "page" | "true" | undefined {
  if (here === path) return "page";
  return !exact && here.startsWith(`${path}/`) ? "true" : undefined;
}
