"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Dialog } from "@/components/desk/dialog";
import { Select } from "@/components/desk/field";
import type { Standing } from "@/features/editorial/units/provenance";
import type { Pair } from "@/features/translation/linking/align";
import { type Locale, languages } from "@/i18n/routing";

type Props = {
  source: Locale;
  /** Of the row. */
  lines: readonly Standing[];
  /** What of the source can be chosen, with its first words. */
  choices: readonly { unit: string; text: string }[];
  wordsOf: (unit: string) => string;
  save: (pairs: Pair[], units: string[]) => void;
  close: () => void;
};

const shortest = 60;
const short = (text: string) =>
  [...text].length > shortest ? `${[...text].slice(0, shortest).join("")}…` : text;

/** Puts right what the units of a row were made from. */
export function RelinkDialog({ source, lines, choices, wordsOf, save, close }: Props) {
  const t = useTranslations("Translation");
  const own = lines.filter(({ unit }) => unit !== null);
  const [chosen, choose] = useState<Record<string, string[]>>(() =>
    Object.fromEntries(own.map(({ unit, sources }) => [`${unit}`, sources.map((s) => s.unit)])),
  );
  const send = (event: FormEvent) => {
    event.preventDefault();
    const pairs = Object.entries(chosen).flatMap(([unit, sources]) =>
      sources.filter(Boolean).map((sourceUnit) => ({ unit, sourceUnit })),
    );
    save(pairs, Object.keys(chosen));
    close();
  };
  const { tag } = languages[source];
  return (
    <Dialog open title={t("relinkTitle")} onClose={close}>
      <form onSubmit={send} className="relink">
        {own.map(({ unit }, index) => (
          <Select
            key={unit}
            id={`relink-${index}`}
            label={short(wordsOf(`${unit}`)) || t("emptyUnit")}
            value={chosen[`${unit}`]?.[0] ?? ""}
            onChange={({ target }) => choose({ ...chosen, [`${unit}`]: [target.value] })}
            options={[
              { value: "", name: t("nothing") },
              ...choices.map(({ unit, text }) => ({ value: unit, name: short(text), lang: tag })),
            ]}
          />
        ))}
        <div className="button-row">
          <button type="submit" className="button">
            {t("saveLinks")}
          </button>
          <button type="button" className="button button-quiet" onClick={close}>
            {t("cancel")}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
