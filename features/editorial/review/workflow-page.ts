import type { Role } from "@/features/audit/actors/actors";
import { reasonCodes } from "@/features/audit/errors";
import { editorialStates, publicStates } from "@/features/audit/log/states";
import { keepingRules } from "@/features/editorial/keeping/rules";
import { assignmentActs, shareActs, siteActs } from "@/features/editorial/policy";
import { ruleOf, selfApprovers, verbs } from "@/features/editorial/workflow";

const roleNames: Record<Role, string> = {
  AUTHOR: "author",
  EDITOR: "editor",
  ADMIN: "administrator",
  SYSTEM: "system",
};

const stateName = (state: string) => state.toLowerCase().replace("_", " ");

/** The workflow as a page for people, from the table that the code runs by. */
export function workflowPage(): string {
  return `# Workflow

Printed from \`features/editorial/workflow.ts\`, \`policy.ts\` and \`keeping/rules.ts\` by \`npm run docs:workflow\`; a test holds it to them.

A translation has two states that are kept apart: the editorial one of its newest revision (${list(editorialStates)}) and the public one (${list(publicStates)}). "System" is the command line and the worker.

## Verbs

| verb | editorial state | public state | who | leads to | what it does |
| --- | --- | --- | --- | --- | --- |
${verbs.map(row).join("\n")}

States in brackets are open to ${selfApprovers.map((role) => roleNames[role]).join(" and ")} only: the verb then approves in passing, recorded as self-approved. With \`REQUIRE_SECOND_PERSON=1\` nobody approves their own work, in passing or otherwise; without it administrators and the system may. Editors never approve a revision that they saved themselves.

An approval is bound to the hash of everything readers would see: the text, its address, section and dates, its pictures and their words. If any of it changes, the approval no longer holds.

A save that is based on an older version, or comes while the text is scheduled, changes nothing; it is kept as a conflict copy.

## The whole document

| verb | who | when | what it does |
| --- | --- | --- | --- |
${Object.entries(keepingRules)
  .map(([verb, { roles, when, does }]) => `| ${verb} | ${names(roles)} | ${when} | ${does} |`)
  .join("\n")}

To every other verb a deleted document is refused (\`deleted\`).

## Who has a text open

Editors of texts say every few seconds that they are open; it is word of that, and locks nothing. \`take-over\` (editor, administrator; everybody from another window of their own) has the others' typing saved and their editors closed, with a reason that they read at once.

## The site itself

| act | who |
| --- | --- |
${Object.entries(siteActs)
  .map(([act, who]) => `| ${act} | ${names(who)} |`)
  .join("\n")}

## Assignments

Who is to write, translate or review what, until when. A submit ends what somebody was to write or translate in its language, an approval ends a review, and sending back opens both again; publishing and scheduling end all three.

| act | with anybody's | with what they were given | with what they have taken on |
| --- | --- | --- | --- |
${Object.entries(assignmentActs)
  .map(
    ([act, { anybodys, theirs, own }]) =>
      `| ${[act, ...[anybodys, theirs, own].map(names)].join(" | ")} |`,
  )
  .join("\n")}

## Links for readers without an account

All staff read every draft. A story is one's own where one has written in it, in whatever language, or is asked to; a link is whose who has made it.

| act | with anybody's | with one's own |
| --- | --- | --- |
${Object.entries(shareActs)
  .map(([act, { anybodys, own }]) => `| ${[act, names(anybodys), names(own)].join(" | ")} |`)
  .join("\n")}

## Reasons

A verb that cannot run gives all its reasons, as codes: ${reasonCodes.map((code) => `\`${code}\``).join(", ")}.
`;
}

function row(verb: (typeof verbs)[number]): string {
  const { from, selfApproved = [], public: publicly, roles, to, does } = ruleOf(verb);
  const before = [from.map(stateName), selfApproved.map((state) => `(${stateName(state)})`)].flat();
  const editorial = { same: "as before", unscheduled: "as before, unscheduled" };
  const after = [
    editorial[to.editorial as "same"] ?? stateName(to.editorial),
    to.public === "same" ? "as before" : stateName(to.public),
  ];
  const publicStatesOf = publicly.length === publicStates.length ? "any" : list(publicly);
  const cells = [verb, before.join(", "), publicStatesOf, names(roles), after.join("; "), does];
  return `| ${cells.join(" | ")} |`;
}

const list = (states: readonly string[]) => states.map(stateName).join(", ");
const names = (roles: readonly Role[]) => roles.map((role) => roleNames[role]).join(", ");
