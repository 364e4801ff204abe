"use client";

import { useTranslations } from "next-intl";
import { Notice } from "@/components/desk/notice";
import { ReasonList } from "@/features/editorial/components/reasons";
import type { Failure } from "./send-file";

/** Why nothing came of a file. */
export function FileFailure({ failure, name }: { failure: Failure; name: string }) {
  const t = useTranslations("ImportPanel");
  return (
    <Notice kind="bad" title={t("nothing", { name })}>
      {failure.code === "away" && <p>{t("away")}</p>}
      {failure.code === "file" && <p>{t(`refusals.${failure.refusal}`)}</p>}
      {failure.code !== "away" && failure.code !== "file" && <ReasonList failure={failure} />}
    </Notice>
  );
}
