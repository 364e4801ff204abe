"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Notice } from "@/components/desk/notice";
import type { ActionResult } from "@/features/staff/action";
import { rehearsePublish } from "../actions";
import type { PublishText } from "../schema";
import { ReasonList } from "./reasons";

type Url = { path: string; expectedStatus: number; tail: boolean };
type Answer = ActionResult<{ paths: string[]; urls: Url[] }>;

type Props = { documentId: string; texts: PublishText[]; again: boolean };

/** What publishing would change for readers, or why it cannot be done: asked of a rehearsal. */
export function PublishPlan({ documentId, texts, again }: Props) {
  const t = useTranslations("PublishPlan");
  const [answer, setAnswer] = useState<Answer>();
  const asked = JSON.stringify(texts);
  useEffect(() => {
    let current = true;
    const timer = setTimeout(async () => {
      const found = await rehearsePublish({
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
        <ReasonList failure={answer} />
      </Notice>
    );
  }
  const { paths, urls } = answer;
  const others = urls.filter(
    ({ path, expectedStatus }) => expectedStatus === 200 && !paths.includes(path),
  );
  const redirects = urls.filter(({ expectedStatus }) => expectedStatus === 301);
  return (
    <div className="publish-plan" data-ready="">
      <h3>{t("title")}</h3>
      <ul>
        {paths.map((path) => (
          <li key={path}>
            {t("page")} <code>{path}</code>
          </li>
        ))}
        {redirects.map(({ path }) => (
          <li key={path}>
            {t("redirect")} <code>{path}</code>
          </li>
        ))}
      </ul>
      <details>
        <summary>{t("others", { count: others.length })}</summary>
        <ul>
          {others.map(({ path }) => (
            <li key={path}>
              <code>{path}</code>
            </li>
          ))}
        </ul>
      </details>
    </div>
  );
}
