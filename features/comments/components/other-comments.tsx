"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { storyPaths } from "@/features/editorial/paths";
import type { Locale } from "@/i18n/routing";
import { type Go, PlacedThreads } from "./placed-threads";
import { useComments } from "./use-comments";

type Props = { desk: Locale; documentId: string; locale: Locale; go: Go | undefined };

const none = { threads: [], left: 0 };

/** Comments of a text that is not the one on the screen, or not where one writes. */
export function OtherComments({ desk, documentId, locale, go }: Props) {
  const t = useTranslations("Comments");
  const comments = useComments(documentId, locale, none);
  const [active, choose] = useState<string>();
  const { refresh } = comments;
  useEffect(() => void refresh(), [refresh]);
  return (
    <>
      <p className="desk-small">
        <a href={storyPaths.comments(desk, documentId, locale)}>{t("openText")}</a>
      </p>
      <PlacedThreads {...{ desk, documentId, locale, comments, active, choose, go }} />
    </>
  );
}
