"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Field, Select } from "@/components/desk/field";
import { SubmitButton } from "@/components/desk/submit-button";
import { Reasons } from "@/features/editorial/components/reasons";
import type { ActionResult } from "@/features/staff/http/staff-action";
import { changeFacts } from "@/features/writing/actions";
import type { LibraryPicture } from "@/features/writing/data";
import type { Locale } from "@/i18n/routing";
import { LeadFocus } from "./lead-focus";
import { PictureDialog } from "./picture-dialog";
import { Uploads } from "./uploads";
import { useUploads } from "./use-uploads";

type Facts = {
  documentId: string;
  version: number;
  kind: "ARTICLE" | "PAGE";
  sectionKey: string;
  storyDate: string;
  eventStart: string;
  eventEnd: string;
};

type Props = {
  desk: Locale;
  facts: Facts;
  sections: { key: string; name: string }[];
  /** The lead picture. */
  picture: LibraryPicture | null;
};

/** What all languages of a story share: section, dates, lead picture. */
export function FactsForm({ desk, facts, sections, picture }: Props) {
  const t = useTranslations("FactsForm");
  const [version, setVersion] = useState(facts.version);
  const [lead, setLead] = useState(picture);
  const [result, setResult] = useState<ActionResult | null>(null);
  const change = async (
    part: Partial<
      Record<"sectionKey" | "storyDate" | "eventStart" | "eventEnd" | "lead", string | null>
    >,
  ) => {
    const answer = await changeFacts({ documentId: facts.documentId, version, ...part });
    setResult(answer);
    if (answer.ok) setVersion(answer.version);
    return answer.ok;
  };
  const setPicture = async (picture: LibraryPicture | null) => {
    if (await change({ lead: picture?.hash ?? null })) setLead(picture);
  };
  return (
    <div className="facts">
      <form
        className="form facts-form"
        action={async (form) => {
          const text = (name: string) => String(form.get(name) ?? "");
          await change({
            ...(facts.kind === "ARTICLE" ? { sectionKey: text("section") || null } : {}),
            storyDate: text("storyDate"),
            eventStart: text("eventStart"),
            eventEnd: text("eventEnd"),
          });
        }}
      >
        {facts.kind === "ARTICLE" && (
          <Select
            label={t("section")}
            name="section"
            defaultValue={facts.sectionKey}
            options={[
              { value: "", name: t("noSection") },
              ...sections.map(({ key, name }) => ({ value: key, name })),
            ]}
          />
        )}
        <Field
          label={t("storyDate")}
          name="storyDate"
          type="date"
          defaultValue={facts.storyDate}
          hint={t("storyDateHint")}
        />
        <Field
          label={t("eventStart")}
          name="eventStart"
          type="date"
          defaultValue={facts.eventStart}
        />
        <Field label={t("eventEnd")} name="eventEnd" type="date" defaultValue={facts.eventEnd} />
        <div className="button-row">
          <SubmitButton kind="plain">{t("save")}</SubmitButton>
          {result?.ok && (
            <p className="desk-soft desk-small" role="status">
              {t("saved")}
            </p>
          )}
        </div>
        <Reasons result={result} />
      </form>
      <LeadPicture {...{ desk, setPicture }} picture={lead} />
    </div>
  );
}

type LeadProps = {
  desk: Locale;
  picture: LibraryPicture | null;
  setPicture: (picture: LibraryPicture | null) => Promise<void>;
};

function LeadPicture({ desk, picture, setPicture }: LeadProps) {
  const t = useTranslations("FactsForm");
  const [choosing, setChoosing] = useState(false);
  const { uploads, send, drop } = useUploads(desk, desk);
  return (
    <section className="lead-picture" aria-labelledby="lead-picture">
      <h3 id="lead-picture">{t("lead")}</h3>
      {picture ? (
        <LeadFocus key={picture.hash} picture={picture} />
      ) : (
        <p className="desk-soft">{t("noLead")}</p>
      )}
      <Uploads uploads={uploads} drop={drop} />
      <div className="button-row">
        <button type="button" className="button" onClick={() => setChoosing(true)}>
          {t(picture ? "changeLead" : "chooseLead")}
        </button>
        {picture && (
          <button type="button" className="button button-quiet" onClick={() => setPicture(null)}>
            {t("removeLead")}
          </button>
        )}
      </div>
      {picture && <p className="desk-soft desk-small">{t("leadWords")}</p>}
      {choosing && (
        <PictureDialog
          locale={desk}
          choose={(chosen) => void setPicture(chosen)}
          take={(files) => void send(files.slice(0, 1), (added) => void setPicture(added))}
          onClose={() => setChoosing(false)}
        />
      )}
    </section>
  );
}
