"use client";

import { useTranslations } from "next-intl";
import { useCallback, useEffect, useRef, useState } from "react";
import type { Strength } from "@/features/staff/own-account/strength/strength";

/** Milliseconds without a key: nobody is told of each character. */
const pauseMs = 400;

/**
 * Judges a new password while it is typed. What it needs for that (some
 * hundred kilobytes of words) is loaded with the first character; without it,
 * or without a script, the server judges alone.
 */
export function usePasswordStrength() {
  const [strength, setStrength] = useState<Strength | undefined>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const latest = useRef("");
  useEffect(() => () => clearTimeout(timer.current), []);

  const judge = useCallback((input: HTMLInputElement) => {
    latest.current = input.value;
    clearTimeout(timer.current);
    if (!input.value) return setStrength(undefined);
    const known = [...knownIn(input.form), window.location.hostname];
    timer.current = setTimeout(() => {
      void strengthOf(input.value, known).then((found) => {
        if (latest.current === input.value) setStrength(found);
      });
    }, pauseMs);
  }, []);
  return { strength, judge };
}

async function strengthOf(password: string, known: string[]): Promise<Strength | undefined> {
  try {
    const [strength, personal] = await Promise.all([
      import("@/features/staff/own-account/strength/strength"),
      import("@/features/staff/own-account/strength/personal-words"),
    ]);
    return strength.strengthOf(password, personal.personalWords(known));
  } catch {
    // Not loaded: the network is gone, or the browser is too old for it.
    return undefined;
  }
}

/** Whose password it is, as far as the form says. */
function knownIn(form: HTMLFormElement | null): string[] {
  const fields = ["name", "email", "username"].map((name) => form?.elements.namedItem(name));
  return fields.flatMap((field) => (field instanceof HTMLInputElement ? [field.value] : []));
}

/** Said politely when it changes; there from the start, so that it is heard. */
export function PasswordStrength({ strength }: { strength: Strength | undefined }) {
  const t = useTranslations("NewPassword");
  return (
    <p className="field-hint" role="status">
      {strength && t(`strength.${strength}`)}
    </p>
  );
}
