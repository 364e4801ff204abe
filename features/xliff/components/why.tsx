"use client";

import { useTranslations } from "next-intl";
import { ReasonList } from "@/features/editorial/components/reasons";
import type { Reply } from "./send-file";

type Failure = Exclude<Reply, { ok: true }> | { code: "away" };

/** Why a file was not sent, not taken or not given, and where it stands in it. */
export function Why({ reply }: { reply: Failure }) {
  const t = useTranslations("XliffPanel");
  if (reply.code === "away") return <p>{t("away")}</p>;
  if (reply.code !== "xliff") return <ReasonList failure={reply} />;
  const { fault, line } = reply;
  return (
    <p>{line > 0 ? t("atLine", { line, fault: t(`fault.${fault}`) }) : t(`fault.${fault}`)}</p>
  );
}
