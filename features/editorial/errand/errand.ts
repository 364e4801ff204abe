import type { Reason } from "@/features/audit/errors";
import type { States } from "@/features/audit/log/states";
import type { Step } from "@/features/editorial/review/steps";
import { isLocale, type Locale } from "@/i18n/routing";

/**
 * One errand in several languages of a story: its texts are gone through one
 * after the other, and then submitted, approved and published together. It is
 * kept nowhere: which languages it has stands in the address, and how far it
 * has come is what the texts are.
 */

/** A language of an errand, as it stands for whoever looks at it. */
export type ErrandText = {
  locale: Locale;
  written: boolean;
  /** Readers do not have what would be public now. */
  newer: boolean;
  states: States;
  /** What this person can do with it. */
  steps: readonly Step[];
  /** What keeps it from going on, all of it. */
  reasons: readonly Reason[];
};

/** What is done with all languages at once, in this order. */
const errandSteps = ["submit", "approve", "publish"] as const;

type ErrandStep = (typeof errandSteps)[number];

export type Errand = {
  /** Nothing of these is new to readers: they are not touched. */
  settled: Locale[];
  /** Those that go on together. */
  open: Locale[];
  /** What comes next; none when nothing is open, or something must be mended first. */
  step: ErrandStep | undefined;
  /** The languages that it concerns: others have it behind them. */
  for: Locale[];
  /** Whether this person can do it. */
  may: boolean;
  /** They can publish what is not approved yet: that approves it in passing. */
  mayPublishAtOnce: boolean;
};

const order = { DRAFT: "submit", IN_REVIEW: "approve", APPROVED: "publish" } as const;

const publishes = ({ steps }: ErrandText) => steps.includes("publish") || steps.includes("update");

/** How far an errand has come, and what is next for whoever looks at it: the step that the hindmost text needs. */
export function errandOf(texts: readonly ErrandText[]): Errand {
  const settled = texts.filter(isSettled);
  const open = texts.filter((text) => !isSettled(text));
  const stuck = open.some(isStuck);
  const needs = (step: ErrandStep) =>
    open.filter(({ states }) => order[states.editorial as keyof typeof order] === step);
  const step = stuck ? undefined : errandSteps.find((each) => needs(each).length > 0);
  const concerned = step ? needs(step) : [];
  const can = (text: ErrandText) =>
    step === "publish" ? publishes(text) : step !== undefined && text.steps.includes(step);
  return {
    settled: settled.map(({ locale }) => locale),
    open: open.map(({ locale }) => locale),
    step,
    for: concerned.map(({ locale }) => locale),
    may: concerned.length > 0 && concerned.every(can),
    mayPublishAtOnce: step !== undefined && step !== "publish" && open.every(publishes),
  };
}

const isSettled = ({ written, newer, states }: ErrandText) =>
  written && !newer && states.public === "LIVE" && states.editorial !== "IN_REVIEW";

/** It takes a step of its own first, which concerns no other language. */
const isStuck = ({ written, states }: ErrandText) =>
  !written || states.editorial === "SCHEDULED" || states.public === "WITHDRAWN";

/**
 * The languages of an errand, out of an address: `zh.en`, or a form's boxes.
 * What is no language, or comes twice, is left out.
 */
export function errandFrom(given: string | string[] | undefined): Locale[] {
  const said = [given ?? []].flat().flatMap((each) => each.split("."));
  return [...new Set(said.filter(isLocale))];
}
