"use server";

import { refresh } from "next/cache";
import { giveOpinion } from "@/features/editorial/sharing/give-opinion";
import { type OpinionAnswer, opinionSchema } from "@/features/editorial/sharing/opinion-schema";
import { type ActionResult, openAction } from "@/features/staff/http/staff-action";

/** What came of an answer, with what was typed: without scripts the page is made anew, and has nothing else. */
export type OpinionState = {
  result: ActionResult<{ id: string }>;
  typed: { answer: OpinionAnswer | undefined; name: string; words: string };
  /** Of the answer that the next one replaces. */
  earlier: string | undefined;
};

const take = openAction(opinionSchema, giveOpinion);

/** What somebody without an account thinks of the draft that a link shows them. */
export async function sayOpinion(_: OpinionState | null, form: FormData): Promise<OpinionState> {
  const result = await take(form);
  const said = (name: string) => (form instanceof FormData ? String(form.get(name) ?? "") : "");
  // The text that is there now takes the place of the one that was read.
  if (!result.ok && result.reasons.some(({ code }) => code === "content-changed")) refresh();
  const answer = said("answer");
  return {
    result,
    typed: {
      answer: answer === "agree" || answer === "change" ? answer : undefined,
      name: said("name"),
      words: said("words"),
    },
    earlier: result.ok ? result.id : said("earlier") || undefined,
  };
}
