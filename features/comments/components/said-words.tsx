"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import type { Said } from "@/features/comments/data";
import { formatInstant } from "@/i18n/dates";
import type { Locale } from "@/i18n/routing";
import { CommentForm } from "./comment-form";
import type { Comments } from "./use-comments";

type Props = {
  said: Said;
  comments: Comments;
  /** It was deleted: where the focus goes, which stood on it. */
  gone: () => void;
};

/** What somebody said, with what they may do with it. */
export function SaidWords({ said, comments, gone }: Props) {
  const t = useTranslations("Comments");
  const desk = useLocale() as Locale;
  const [doing, setDoing] = useState<"change" | "delete">();
  const { id, author, body, named, createdAt, edited, may } = said;
  const stop = () => setDoing(undefined);
  return (
    <div className="said" id={`comment-${id}`}>
      <p className="said-by">
        <b>{author}</b>{" "}
        <span className="desk-soft desk-small">
          <time dateTime={createdAt.toISOString()}>{formatInstant(desk, createdAt)}</time>
          {edited && ` · ${t("edited")}`}
        </span>
      </p>
      {doing === "change" ? (
        <CommentForm
          label={t("changeWords")}
          submit={t("save")}
          begin={{ body, picked: Object.fromEntries(named.map((each) => [each.id, each.name])) }}
          focus
          cancel={stop}
          send={async (words) => {
            const taken = await comments.change(id, words);
            if (taken) stop();
            return taken !== undefined;
          }}
        />
      ) : (
        <p className={body ? "said-words" : "desk-soft"} dir="auto">
          {body ? <WithNames body={body} names={named.map(({ name }) => name)} /> : t("deleted")}
        </p>
      )}
      {(may.change || may.delete) && !doing && (
        <p className="said-steps">
          {may.change && (
            <button type="button" onClick={() => setDoing("change")}>
              {t("change")}
            </button>
          )}
          {may.delete && (
            <button type="button" onClick={() => setDoing("delete")}>
              {t("delete")}
            </button>
          )}
        </p>
      )}
      {doing === "delete" && (
        <p className="said-steps">
          <span>{t("deleteSure")}</span>
          <button
            type="button"
            // biome-ignore lint/a11y/noAutofocus: it takes the place of the button that was pressed
            autoFocus
            onClick={async () => {
              if (await comments.remove(id)) gone();
              stop();
            }}
          >
            {t("deleteYes")}
          </button>
          <button type="button" onClick={stop}>
            {t("cancel")}
          </button>
        </p>
      )}
    </div>
  );
}

/** Names of colleagues stand out from what is said to them. */
function WithNames({ body, names }: { body: string; names: string[] }) {
  const longestFirst = names.toSorted((a, b) => b.length - a.length);
  const pattern = longestFirst.map((name) => `@${name.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&")}`);
  if (pattern.length === 0) return body;
  return body.split(new RegExp(`(${pattern.join("|")})`, "u")).map((part, index) =>
    index % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts have no identity, and are shown anew each time
      <b key={index} className="said-name">
        {part}
      </b>
    ) : (
      part
    ),
  );
}
