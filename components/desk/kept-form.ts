"use client";

import { type FormEvent, startTransition, useEffect, useRef } from "react";

type Send = (typed: FormData) => void | Promise<void>;

/**
 * Keeps what was typed into a form until it is taken. React empties a form
 * when its action has ended, however that went: here the action is only for
 * the time before the scripts are there, and a transition does the same
 * after it.
 *
 * @param taken what came of the last time, where that went well
 * @returns properties of the form
 */
export function useKeptForm(send: Send, taken?: unknown) {
  const ref = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (taken) ref.current?.reset();
  }, [taken]);
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { submitter } = event.nativeEvent as SubmitEvent;
    const typed = new FormData(event.currentTarget, submitter);
    startTransition(() => send(typed));
  };
  return { ref, action: send, onSubmit };
}
