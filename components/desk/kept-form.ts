"use client";

import { type FormEvent, startTransition, useEffect, useRef } from "react";

type Send = (typed: FormData) => void | Promise<void>;

/**
 * Keeps what was typed into a form until the server has accepted it. React
 * resets a form when its action has ended, also when that has failed. So the
 * action serves only until the scripts have loaded; after that a transition
 * calls it, which resets nothing.
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
