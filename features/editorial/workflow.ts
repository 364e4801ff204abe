import type { Role } from "@/features/audit/actors/actors";
import type { ReasonCode } from "@/features/audit/errors";
import type { TextVerb } from "@/features/audit/log/audit-log";
import {
  type EditorialState,
  editorialStates,
  type PublicState,
  publicStates,
  type States,
} from "@/features/audit/log/states";

/**
 * The editorial workflow: one table of verbs, states and roles. Nothing else
 * says what may happen; `docs/workflow.md` is printed from it.
 *
 * A translation has two states that are kept apart. The editorial one is of
 * its newest revision, the public one of what readers can have. "Live, with
 * newer changes in review" is a pair, never a third thing.
 */

type Rule = {
  /** Editorial states in which it can run. */
  from: readonly EditorialState[];
  /** States in which it can run as well for those who may approve it in passing. */
  selfApproved?: readonly EditorialState[];
  public: readonly PublicState[];
  roles: readonly Role[];
  /** What it leads to; `same` leaves a state as it is. */
  to: {
    editorial: EditorialState | "same" | "unscheduled";
    public: PublicState | "same";
  };
  /** One line for the documentation. */
  does: string;
};

const everyone = ["AUTHOR", "EDITOR", "ADMIN", "SYSTEM"] as const;
const editors = ["EDITOR", "ADMIN", "SYSTEM"] as const;
const admins = ["ADMIN", "SYSTEM"] as const;
const anyEditorial = editorialStates;
const anyPublic = publicStates;
const beforeApproval = ["DRAFT", "IN_REVIEW"] as const;

const workflow = {
  save: {
    from: ["DRAFT", "IN_REVIEW", "APPROVED"],
    public: anyPublic,
    roles: everyone,
    to: { editorial: "DRAFT", public: "same" },
    does: "keeps a new revision; what was approved or in review starts again",
  },
  link: {
    from: anyEditorial,
    public: anyPublic,
    roles: everyone,
    to: { editorial: "same", public: "same" },
    does: "notes what a text's units were made from in another language; makes no revision, ends no approval",
  },
  confirm: {
    from: anyEditorial,
    public: anyPublic,
    roles: everyone,
    to: { editorial: "same", public: "same" },
    does: "says that units hold for what their source says now; makes no revision, ends no approval",
  },
  submit: {
    from: ["DRAFT"],
    public: anyPublic,
    roles: everyone,
    to: { editorial: "IN_REVIEW", public: "same" },
    does: "asks a second person to review it",
  },
  return: {
    from: ["IN_REVIEW", "APPROVED"],
    public: anyPublic,
    roles: editors,
    to: { editorial: "DRAFT", public: "same" },
    does: "sends it back with what needs changing; an approval ends",
  },
  approve: {
    from: ["IN_REVIEW"],
    public: anyPublic,
    roles: editors,
    to: { editorial: "APPROVED", public: "same" },
    does: "approves exactly what the approver has seen, named by its content hash",
  },
  publish: {
    from: ["APPROVED"],
    selfApproved: beforeApproval,
    public: ["NONE"],
    roles: editors,
    to: { editorial: "APPROVED", public: "LIVE" },
    does: "makes it public for the first time",
  },
  update: {
    from: ["APPROVED"],
    selfApproved: beforeApproval,
    public: ["LIVE"],
    roles: editors,
    to: { editorial: "APPROVED", public: "LIVE" },
    does: "replaces what is public, with or without a change note",
  },
  republish: {
    from: ["APPROVED"],
    selfApproved: beforeApproval,
    public: ["WITHDRAWN"],
    roles: editors,
    to: { editorial: "APPROVED", public: "LIVE" },
    does: "makes a withdrawn text public again: never by the way, only when asked for",
  },
  schedule: {
    from: ["APPROVED"],
    selfApproved: beforeApproval,
    public: ["NONE", "LIVE"],
    roles: editors,
    to: { editorial: "SCHEDULED", public: "same" },
    does: "names the time at which it becomes public or replaces what is",
  },
  unschedule: {
    from: ["SCHEDULED"],
    public: anyPublic,
    roles: editors,
    to: { editorial: "APPROVED", public: "same" },
    does: "cancels the schedule",
  },
  release: {
    from: ["SCHEDULED"],
    public: ["NONE", "LIVE"],
    roles: ["SYSTEM"],
    to: { editorial: "APPROVED", public: "LIVE" },
    does: "carries out a schedule when its time has come",
  },
  withdraw: {
    from: anyEditorial,
    public: ["LIVE"],
    roles: editors,
    to: { editorial: "unscheduled", public: "WITHDRAWN" },
    does: "takes it from readers, with a notice in its language; ends its schedule",
  },
  erase: {
    from: anyEditorial,
    public: anyPublic,
    roles: admins,
    to: { editorial: "same", public: "same" },
    does: "removes a revision's words for legal reasons; its number and hash stay",
  },
} as const satisfies Record<TextVerb, Rule>;

export type Verb = keyof typeof workflow;
export const verbs = Object.keys(workflow) as Verb[];

/** Verbs of a text by which its document leaves the archive. */
export const workedOn: ReadonlySet<Verb> = new Set<Verb>([
  "save",
  "submit",
  "return",
  "approve",
  "publish",
  "update",
  "republish",
  "schedule",
]);

/** Who may approve in passing, by publishing or scheduling what nobody approved. */
export const selfApprovers: readonly Role[] = admins;

export const ruleOf = (verb: Verb): Rule => workflow[verb];

/**
 * Every reason why a verb cannot run in these states for this role: none
 * means that it can. Content, approvals and times are judged elsewhere.
 */
export function refusals(verb: Verb, states: States, role: Role): ReasonCode[] {
  const rule = ruleOf(verb);
  const reasons: ReasonCode[] = [];
  if (!rule.roles.includes(role)) reasons.push("role-forbids");
  if (!editorialStatesFor(verb, role).includes(states.editorial)) {
    reasons.push(editorialReason(rule, states.editorial));
  }
  if (!rule.public.includes(states.public)) reasons.push(publicReason(rule, states.public));
  return reasons;
}

function editorialStatesFor(verb: Verb, role: Role): readonly EditorialState[] {
  const { from, selfApproved = [] } = ruleOf(verb);
  return selfApprovers.includes(role) ? [...from, ...selfApproved] : from;
}

/** @returns whether running the verb in this state approves the text in passing */
export function approvesInPassing(verb: Verb, state: EditorialState): boolean {
  return ruleOf(verb).selfApproved?.includes(state) ?? false;
}

/** The states that a verb leads to. It must be allowed. */
export function statesAfter(verb: Verb, states: States): States {
  const { to } = ruleOf(verb);
  const unscheduled = states.editorial === "SCHEDULED" ? "APPROVED" : states.editorial;
  const editorial = { same: states.editorial, unscheduled }[to.editorial as "same"];
  return {
    editorial: editorial ?? (to.editorial as EditorialState),
    public: to.public === "same" ? states.public : to.public,
  };
}

function editorialReason(rule: Rule, state: EditorialState): ReasonCode {
  if (state === "SCHEDULED") return "scheduled";
  if (rule.from.includes("SCHEDULED")) return "not-scheduled";
  if (rule.from.includes("APPROVED")) return "not-approved";
  return rule.from.includes("DRAFT") ? "not-draft" : "not-in-review";
}

function publicReason(rule: Rule, state: PublicState): ReasonCode {
  if (state === "WITHDRAWN") return "withdrawn";
  if (rule.public.includes("WITHDRAWN")) return "not-withdrawn";
  return state === "LIVE" ? "already-live" : "not-live";
}
