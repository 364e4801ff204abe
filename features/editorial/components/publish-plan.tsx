"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Notice } from "@/components/desk/notice";
import { changePlan } from "@/features/editorial/publishing/change-plan";
import type { DryRun, PublishText } from "@/features/editorial/publishing/publish";
import type { ActionResult } from "@/features/staff/http/staff-action";
import { dryRunPublish } from "../actions";
import { ReasonList } from "./reasons";

type DryRunAnswer = ActionResult<DryRun>;

type Props = { documentId: string; texts: PublishText[]; again: boolean };

/** What publishing would change for readers, or why it cannot be done: asked of a dry run. */
export function PublishPlan({ documentId, texts, again }: Props) {
  const t = useTranslations("PublishPlan");
  const [answer, setAnswer] = useState<DryRunAnswer>();
  const asked = JSON.stringify(texts);
  useEffect(() => {
    let current = true;
    const timer = setTimeout(async () => {
      const found = await dryRunPublish({
        documentId,
        texts: JSON.parse(asked) as PublishText[],
        again,
      }).catch(() => undefined);
      if (current) setAnswer(found);
    }, 300);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [documentId, asked, again]);

  if (!answer) return <p className="desk-soft">{t("asking")}</p>;
  if (!answer.ok) {
    return (
      <Notice kind="bad" title={t("cannot")}>
        <ReasonList failure={answer} documentId={documentId} />
      </Notice>
    );
  }
  const { published, ofStory, redirects, others, files } = changePlan(answer);
  return (
    <div className="publish-plan" data-ready="">
      <h3>{t("title")}</h3>
      <ul>
        <Named label={t("page")} paths={published} />
        <Named label={t("redirect")} paths={redirects} />
        <Named label={t("ofStory")} paths={ofStory} />
      </ul>
      <Counted label={t("others", { count: others.length })} paths={others} />
      <Counted label={t("files", { count: files.length })} paths={files} />
    </div>
  );
}

function Named({ label, paths }: { label: string; paths: string[] }) {
  return paths.map((path) => (
    <li key={path}>
      {label} <code>{path}</code>
    </li>
  ));
}

function Counted({ label, paths }: { label: string; paths: string[] }) {
  if (paths.length === 0) return null;
  return (
    <details>
      <summary>{label}</summary>
      <ul>
        {paths.map((path) => (
          <li key={path}>
            <code>{path}</code>
          </li>
        ))}
      </ul>
    </details>
  );
}
