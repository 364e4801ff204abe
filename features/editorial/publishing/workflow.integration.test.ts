import { describe, expect, test } from "vitest";
import type { Actor, Role } from "@/features/audit/actors/actors";
import { Refusal } from "@/features/audit/errors";
import { editorialStates, publicStates, type States } from "@/features/audit/log/states";
import { auditTrail } from "@/features/editorial/data";
import { eraseRevision } from "@/features/editorial/drafts/erase-revision";
import { approve, sendBack, submit } from "@/features/editorial/review/review";
import { schedule, unschedule } from "@/features/editorial/schedules/schedule";
import {
  cli,
  hashOf,
  paragraphs,
  statesOf,
  textIn,
  write,
} from "@/features/editorial/testing/newsroom";
import { newsroomTest } from "@/features/editorial/testing/newsroom-test";
import { refusals, statesAfter, type Verb } from "@/features/editorial/workflow";
import { confirm } from "@/features/translation/write/confirm";
import { link } from "@/features/translation/write/link";
import type { Locale } from "@/i18n/routing";
import { publish } from "./publish";
import { republish } from "./republish";
import { withdraw } from "./withdraw";

const { staff } = newsroomTest();

const actorOf = (role: Role): Actor =>
  ({ AUTHOR: staff.author, EDITOR: staff.editor, ADMIN: staff.admin, SYSTEM: cli })[role];

/** The least first. */
const roles = ["AUTHOR", "EDITOR", "ADMIN", "SYSTEM"] as const;

type Which = { documentId: string; locale: Locale };
let counter = 0;

/** The functions behind the verbs; `publish` is `update` where a text is live. */
const calls: [
  string,
  (states: States) => Verb,
  (actor: Actor, which: Which) => Promise<unknown>,
][] = [
  [
    "save",
    () => "save",
    (actor, { documentId, locale }) =>
      write(actor, documentId, locale, { body: paragraphs(`Again ${counter++}.`) }),
  ],
  [
    "link",
    () => "link",
    async (actor, which) => {
      await write(cli, which.documentId, "zh", { body: paragraphs("一。") });
      return link(actor, { ...which, source: "zh" });
    },
  ],
  [
    "confirm",
    () => "confirm",
    async (actor, which) => {
      await write(cli, which.documentId, "zh", { body: paragraphs("一。") });
      await link(cli, { ...which, source: "zh" });
      await write(cli, which.documentId, "zh", { body: paragraphs(`一${counter++}。`) });
      return confirm(actor, which);
    },
  ],
  ["submit", () => "submit", submit],
  ["return", () => "return", (actor, which) => sendBack(actor, { ...which, reason: "Shorter." })],
  [
    "approve",
    () => "approve",
    async (actor, which) =>
      approve(actor, {
        ...which,
        publicHash: await hashOf(which.documentId, which.locale),
      }),
  ],
  [
    "publish",
    (states) => (states.public === "LIVE" ? "update" : "publish"),
    (actor, { documentId, locale }) => publish(actor, { documentId, texts: [{ locale }] }),
  ],
  [
    "republish",
    () => "republish",
    (actor, { documentId, locale }) => republish(actor, { documentId, texts: [{ locale }] }),
  ],
  [
    "schedule",
    () => "schedule",
    (actor, { documentId, locale }) =>
      schedule(actor, {
        documentId,
        texts: [{ locale }],
        ...timeToCome,
      }),
  ],
  [
    "unschedule",
    () => "unschedule",
    (actor, { documentId, locale }) => unschedule(actor, { documentId, locales: [locale] }),
  ],
  [
    "withdraw",
    () => "withdraw",
    (actor, { documentId, locale }) =>
      withdraw(actor, { documentId, texts: [{ locale, notice: "Taken back." }] }),
  ],
  [
    "erase",
    () => "erase",
    (actor, which) => eraseRevision(actor, { ...which, number: 1, reason: "A court's order." }),
  ],
];

const pairs = publicStates
  .flatMap((each) => editorialStates.map((editorial) => ({ editorial, public: each })))
  // No verb leads there: withdrawing ends a schedule, and what is withdrawn is not scheduled.
  .filter((pair) => !(pair.editorial === "SCHEDULED" && pair.public === "WITHDRAWN"));

type Left = Which & { states: States };

/** Texts that have been through a verb: the next one begins with one of them. */
const left: Left[] = [];

/** A new text takes up to nine verbs; one that is there takes few, and what it has been through must not matter. */
async function textThatIs(states: States): Promise<Which> {
  const fits = (each: Left) =>
    each.states.public === states.public && each.states.editorial === states.editorial;
  const near = (each: Left) => each.states.public === states.public || states.public !== "NONE";
  const at = [left.findIndex(fits), left.findIndex(near)].find((index) => index >= 0);
  const [found] = at === undefined ? [] : left.splice(at, 1);
  if (!found) return textIn(staff, states);
  const { states: now, ...which } = found;
  if (!fits(found)) await lead(which, now, states);
  return which;
}

async function lead(which: Which, now: States, to: States): Promise<void> {
  const texts = [{ locale: which.locale }];
  if (now.editorial === "SCHEDULED") await unschedule(cli, { ...which, locales: [which.locale] });
  if (now.public !== to.public) {
    if (now.public === "NONE") await publish(cli, { ...which, texts });
    if (now.public === "WITHDRAWN") await republish(cli, { ...which, texts });
    if (to.public === "WITHDRAWN") {
      await withdraw(cli, { ...which, texts: [{ locale: which.locale, notice: "Taken back." }] });
    }
  }
  await write(cli, which.documentId, which.locale, { body: paragraphs(`Again ${counter++}.`) });
  if (to.editorial === "DRAFT") return;
  await submit(staff.author, which);
  if (to.editorial === "IN_REVIEW") return;
  const publicHash = await hashOf(which.documentId, which.locale);
  await approve(staff.editor, { ...which, publicHash });
  if (to.editorial === "APPROVED") return;
  await schedule(cli, { ...which, texts, ...timeToCome });
}

const timeToCome = { localTime: "2099-01-05T09:00", zone: "Europe/Berlin" };

describe.each(pairs)("$editorial, $public", (states) => {
  // Who may is decided by `refusals`, for every role (workflow.test.ts); that a verb asks it is seen by
  // all who may not, by the least of those who may, and by the system, which is nobody's account.
  test("every verb: who may is let, all others are refused with their reasons", async () => {
    const untouched = await textIn(staff, states);
    expect(await statesOf(untouched.documentId, "en")).toEqual(states);
    const before = await auditTrail({ documentId: untouched.documentId });
    for (const [name, verbOf, call] of calls) {
      const verb = verbOf(states);
      const least = roles.find((role) => refusals(verb, states, role).length === 0);
      for (const role of roles) {
        const what = `${name} by ${role}`;
        const expected = refusals(verb, states, role);
        if (expected.length === 0) {
          if (role !== least && role !== "SYSTEM") continue;
          const which = await textThatIs(states);
          await call(actorOf(role), which);
          const after = statesAfter(verb, states);
          expect(await statesOf(which.documentId, "en"), what).toEqual(after);
          const [event] = await auditTrail({ documentId: which.documentId, verb });
          expect(event, what).toMatchObject({
            fromEditorial: states.editorial,
            fromPublic: states.public,
            toEditorial: after.editorial,
            toPublic: after.public,
          });
          // Its first revision is erased once only.
          if (name !== "erase") left.push({ ...which, states: after });
        } else if (verb !== "save") {
          const error = await call(actorOf(role), untouched).catch((thrown: unknown) => thrown);
          expect(error, what).toBeInstanceOf(Refusal);
          const codes = error instanceof Refusal ? error.reasons.map(({ code }) => code) : [];
          expect(codes, what).toEqual(expect.arrayContaining(expected));
        }
      }
    }
    expect(await statesOf(untouched.documentId, "en")).toEqual(states);
    expect(await auditTrail({ documentId: untouched.documentId })).toEqual(before);
  }, 180_000);
});
