"use client";

import { useTranslations } from "next-intl";
import type { Fault, Place } from "@/features/writing/checking/checks";

type Props = {
  faults: Fault[];
  /** Brings the place of a fault into view and the caret there. */
  go: (place: Place) => void;
  /** What can be mended by one press; of a text that may be changed. */
  mend?: ((fault: Fault) => void) | undefined;
  /** Where axe looks at the text as a page. */
  preview: string;
};

/** What to mend, and what to consider: each leads to its place. */
export function ChecksPanel({ faults, go, mend, preview }: Props) {
  const t = useTranslations("TextChecks");
  const must = faults.filter(({ level }) => level === "must");
  const advice = faults.filter(({ level }) => level === "advice");
  return (
    <section className="checks" aria-labelledby="checks">
      <h2 id="checks">{t("title")}</h2>
      <p className="desk-soft desk-small" role="status">
        {t("count", { must: must.length, advice: advice.length })}
      </p>
      <Faults title={t("must")} faults={must} {...{ go, mend }} />
      <Faults title={t("advice")} faults={advice} {...{ go, mend }} />
      <p className="desk-small checks-preview">
        <a href={preview}>{t("preview")}</a>
      </p>
    </section>
  );
}

/** More of one kind are counted: a long list is read by nobody. */
const shownOfKind = 5;

type FaultsProps = Omit<Props, "preview"> & { title: string };

function Faults({ title, faults, go, mend }: FaultsProps) {
  const t = useTranslations("TextChecks");
  if (faults.length === 0) return null;
  const shown = faults.filter(
    ({ code }, index) =>
      faults.slice(0, index).filter((each) => each.code === code).length < shownOfKind,
  );
  return (
    <>
      <h3>{title}</h3>
      <ul>
        {shown.map((fault, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: faults have no identity, and are shown anew each time
          <li key={`${fault.code}-${index}`} className={`fault is-${fault.level}`}>
            <button type="button" onClick={() => go(fault.place)}>
              {t(`fault.${fault.code}`)}
              {fault.detail && <span className="fault-detail">{fault.detail}</span>}
            </button>
            {mend && fault.code === "table-without-header" && (
              <button type="button" className="fault-mend" onClick={() => mend(fault)}>
                {t("mend.table-without-header")}
              </button>
            )}
          </li>
        ))}
      </ul>
      {faults.length > shown.length && (
        <p className="desk-soft desk-small">{t("more", { count: faults.length - shown.length })}</p>
      )}
    </>
  );
}
