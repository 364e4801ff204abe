"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { longestComment } from "@/features/comments/schema";
import { isBlank, seenLength } from "@/lib/text/seen";
import { MentionList } from "./mention-list";
import type { Words } from "./use-comments";
import { type Typed, useKeptWords } from "./use-kept-words";
import { useMentions, withName } from "./use-mentions";

type Props = {
  label: string;
  submit: string;
  /** Where it is kept until it is sent; none: it is not. */
  keptAs?: string;
  begin?: Typed;
  /** @returns whether it was taken */
  send: (words: Words) => Promise<boolean>;
  cancel?: () => void;
  /** The caret goes there when it appears. */
  focus?: boolean;
};

/** Where a comment or a reply is written: an @ with a name tells a colleague. */
export function CommentForm({ label, submit, keptAs, begin, send, cancel, focus }: Props) {
  const t = useTranslations("Comments");
  const id = useId();
  const { typed, setTyped, clear } = useKeptWords(keptAs, begin);
  const [busy, setBusy] = useState(false);
  const { people, look, close } = useMentions();
  const field = useRef<HTMLTextAreaElement>(null);
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    if (!focus || !field.current) return;
    const { length } = field.current.value;
    field.current.focus();
    field.current.setSelectionRange(length, length);
  }, [focus]);

  const tooLong = Math.max(0, seenLength(typed.body) - longestComment);
  const submitIt = async () => {
    if (busy || isBlank(typed.body) || tooLong > 0) return field.current?.focus();
    setBusy(true);
    // Who was picked and is no longer named is not told.
    const mentions = Object.entries(typed.picked).flatMap(([account, name]) =>
      typed.body.includes(`@${name}`) ? [account] : [],
    );
    const taken = await send({ body: typed.body, mentions });
    setBusy(false);
    if (taken) clear();
    else field.current?.focus();
  };
  const leave = () => {
    clear();
    cancel?.();
  };
  const pick = ({ id: account, name }: { id: string; name: string }) => {
    const at = field.current?.selectionStart ?? typed.body.length;
    const { body, caret } = withName(typed.body, at, name);
    // At once, and not with the next frame: a letter that is typed before it would stand at the end.
    flushSync(() => setTyped(({ picked }) => ({ body, picked: { ...picked, [account]: name } })));
    close();
    field.current?.focus();
    field.current?.setSelectionRange(caret, caret);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void submitIt();
    } else if (event.key === "ArrowDown" && people?.length) {
      event.preventDefault();
      list.current?.querySelector("button")?.focus();
    } else if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      if (people) close();
      else if (cancel) leave();
    }
  };
  return (
    <form
      className="comment-form"
      onSubmit={(event) => {
        event.preventDefault();
        void submitIt();
      }}
    >
      <label htmlFor={`${id}-words`} className="visually-hidden">
        {label}
      </label>
      <textarea
        ref={field}
        id={`${id}-words`}
        className="input"
        rows={2}
        dir="auto"
        placeholder={label}
        value={typed.body}
        aria-describedby={`${id}-hint`}
        aria-invalid={tooLong > 0 || undefined}
        onKeyDown={onKeyDown}
        onChange={({ target }) => {
          setTyped(({ picked }) => ({ body: target.value, picked }));
          look(target.value, target.selectionStart);
        }}
      />
      <p id={`${id}-hint`} className={tooLong > 0 ? "field-error" : "desk-soft desk-small"}>
        {tooLong > 0 ? t("tooLong", { count: tooLong }) : t("mention")}
      </p>
      <MentionList ref={list} {...{ people, pick }} leave={() => field.current?.focus()} />
      <div className="button-row">
        <button
          type="submit"
          className="button button-primary button-small"
          aria-busy={busy}
          aria-disabled={busy || isBlank(typed.body)}
        >
          {submit}
        </button>
        {cancel && (
          <button type="button" className="button button-quiet button-small" onClick={leave}>
            {t("cancel")}
          </button>
        )}
      </div>
    </form>
  );
}
