"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState, useTransition } from "react";
import { Check } from "@/components/desk/field";
import { Notice } from "@/components/desk/notice";
import { ReasonList, Reasons } from "@/features/editorial/components/reasons";
import { StoryTitleWords } from "@/features/editorial/components/story-title";
import { TextState } from "@/features/editorial/components/text-state";
import type { StoryTitle } from "@/features/editorial/drafts/story-title";
import { storyPaths } from "@/features/editorial/paths";
import { type Locale, languages } from "@/i18n/routing";
import { takeOffers } from "../actions";
import type { OfferedText } from "../data";
import type { ProposedField } from "../words/fields";

type Props = {
  desk: Locale;
  fields: readonly ProposedField[];
  offers: { texts: OfferedText[]; more: boolean };
  titles: Record<string, StoryTitle>;
};

const idOf = ({ documentId, locale }: { documentId: string; locale: Locale }) =>
  `${documentId} ${locale}`;

/** Texts that say something else than the library: in those that are chosen a draft takes its words over. */
export function OffersForm({ desk, fields, offers, titles }: Props) {
  const t = useTranslations("OffersForm");
  const { texts, more } = offers;
  // None beforehand: a text may have its reasons to say it in its own way.
  const [chosen, setChosen] = useState<string[]>([]);
  const [answer, setAnswer] = useState<Awaited<ReturnType<typeof takeOffers>> | null>(null);
  const [pending, start] = useTransition();
  const told = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (answer) told.current?.focus();
  }, [answer]);
  const picked = texts.filter((text) => chosen.includes(idOf(text)));
  const toggle = (id: string, on: boolean) =>
    setChosen((all) => (on ? [...all, id] : all.filter((each) => each !== id)));
  const take = () =>
    start(async () => {
      const asked = picked.map(({ documentId, locale, version, differing }) => {
        const hashes = [...new Set(differing.map(({ hash }) => hash))];
        return { documentId, locale, version, hashes };
      });
      setAnswer(await takeOffers({ fields: [...fields], texts: asked }));
      setChosen([]);
    });
  const refused = answer?.ok ? answer.outcomes.filter(({ reasons }) => reasons.length > 0) : [];
  return (
    <form
      className="media-offers"
      onSubmit={(event) => {
        event.preventDefault();
        if (!pending && picked.length > 0) take();
      }}
    >
      <Check
        label={t("all", { count: texts.length })}
        checked={chosen.length > 0 && picked.length === texts.length}
        onChange={({ target }) => setChosen(target.checked ? texts.map(idOf) : [])}
      />
      <ul>
        {texts.map((text) => (
          <li key={idOf(text)}>
            <Check
              checked={chosen.includes(idOf(text))}
              onChange={({ target }) => toggle(idOf(text), target.checked)}
              label={<TextName desk={desk} text={text} shown={titles[text.documentId]} />}
            />
            <TextState
              states={{ editorial: text.editorial, public: text.public }}
              newer={text.editorial !== "APPROVED"}
            />
            <a
              className="desk-small"
              href={storyPaths.text(desk, text.documentId, text.locale)}
              aria-label={`${t("open")}: ${text.title}, ${languages[text.locale].name}`}
            >
              {t("open")}
            </a>
            <dl className="media-differing" lang={languages[text.locale].tag}>
              {text.differing.map(({ hash, field, says, proposed }) => (
                <div key={`${hash} ${field}`}>
                  <dt lang={languages[desk].tag}>{t(`field.${field}`)}</dt>
                  <dd>
                    {says ? <del>{says}</del> : <i lang={languages[desk].tag}>{t("nothing")}</i>}{" "}
                    <ins>{proposed}</ins>
                  </dd>
                </div>
              ))}
            </dl>
          </li>
        ))}
      </ul>
      {more && <p className="desk-soft">{t("more")}</p>}
      <div className="button-row">
        <button
          type="submit"
          className="button button-primary"
          aria-busy={pending}
          aria-disabled={pending || picked.length === 0}
        >
          {t("take", { count: picked.length })}
        </button>
        <p className="desk-soft desk-small">{t("hint")}</p>
      </div>
      <div ref={told} tabIndex={-1}>
        <Reasons result={answer} />
        {answer?.ok && (
          <Notice kind={refused.length > 0 ? "bad" : "good"}>
            <p>{t("done", { count: answer.outcomes.length - refused.length })}</p>
            <ul>
              {refused.map(({ documentId, locale, reasons }) => (
                <li key={`${documentId} ${locale}`}>
                  <StoryTitleWords
                    desk={desk}
                    shown={titles[documentId] ?? { title: "", locale: desk }}
                  />
                  , {languages[locale].name}
                  <ReasonList
                    failure={{ ok: false, code: "refused", reasons }}
                    documentId={documentId}
                  />
                </li>
              ))}
            </ul>
          </Notice>
        )}
      </div>
    </form>
  );
}

type NameProps = { desk: Locale; text: OfferedText; shown: StoryTitle | undefined };

function TextName({ desk, text, shown }: NameProps) {
  return (
    <>
      <StoryTitleWords desk={desk} shown={shown ?? { title: text.title, locale: text.locale }} />{" "}
      <span className="desk-soft" lang={languages[text.locale].tag}>
        {languages[text.locale].name}
      </span>
    </>
  );
}
