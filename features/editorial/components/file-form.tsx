"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useState } from "react";
import { Field } from "@/components/desk/field";
import { useStoryReload } from "./story-live";

type Props<Answer> = {
  /** Of the field; told apart from other forms of the page. */
  name: string;
  accept: string;
  words: Record<"file" | "hint" | "choose" | "send" | "sending", string>;
  deliver: (file: File) => Promise<Answer>;
  /** What came of it. */
  children: (answer: Answer) => ReactNode;
};

/** Sends a file that says something of a story: where it was taken, the page is asked for again. */
export function FileForm<Answer extends { ok: boolean }>({
  name,
  accept,
  words,
  deliver,
  children,
}: Props<Answer>) {
  const { refresh } = useRouter();
  const reload = useStoryReload();
  const [answer, setAnswer] = useState<Answer>();
  const [busy, setBusy] = useState(false);
  const [missing, setMissing] = useState(false);
  const send = async (form: HTMLFormElement) => {
    const file = new FormData(form).get(name);
    const isFile = file instanceof File && file.size > 0;
    setMissing(!isFile);
    if (!isFile || busy) return;
    setBusy(true);
    setAnswer(undefined);
    const given = await deliver(file);
    setBusy(false);
    setAnswer(given);
    if (!given.ok) return;
    form.reset();
    await reload();
    refresh();
  };
  return (
    <>
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void send(event.currentTarget);
        }}
      >
        <Field
          label={words.file}
          name={name}
          type="file"
          accept={accept}
          hint={words.hint}
          error={missing ? words.choose : undefined}
          onChange={() => setMissing(false)}
        />
        <button
          type="submit"
          className="button button-primary"
          aria-busy={busy}
          aria-disabled={busy}
        >
          {busy ? words.sending : words.send}
        </button>
      </form>
      {answer && children(answer)}
    </>
  );
}
