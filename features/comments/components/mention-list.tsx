"use client";

import { useTranslations } from "next-intl";
import type { KeyboardEvent, Ref } from "react";
import type { Colleague } from "@/features/comments/data";

type Props = {
  ref: Ref<HTMLUListElement>;
  /** Undefined: nobody is asked for. */
  people: Colleague[] | undefined;
  pick: (person: Colleague) => void;
  leave: () => void;
};

/** Who could be meant by an @: arrow keys lead through the names, Escape back to the words. */
export function MentionList({ ref, people, pick, leave }: Props) {
  const t = useTranslations("Comments");
  const move = (event: KeyboardEvent<HTMLUListElement>) => {
    const buttons = [...event.currentTarget.querySelectorAll("button")];
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    if (event.key === "Escape" || (event.key === "ArrowUp" && at === 0)) {
      event.preventDefault();
      event.stopPropagation();
      leave();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      buttons[at + (event.key === "ArrowDown" ? 1 : -1)]?.focus();
    }
  };
  return (
    <>
      <p className="visually-hidden" role="status">
        {people && t("colleagues", { count: people.length })}
      </p>
      {people && people.length > 0 && (
        <ul ref={ref} className="mentions" aria-label={t("people")} onKeyDown={move}>
          {people.map((person) => (
            <li key={person.id}>
              <button type="button" onClick={() => pick(person)}>
                {person.name}
                {person.email && <span className="desk-soft desk-small"> {person.email}</span>}
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
