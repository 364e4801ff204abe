import {
  cookiesOfEverybody,
  everybody,
  insiders,
  plantSecret,
  type Who,
} from "@/e2e/fixtures/everybody";
import { type Action, builtActions, cachedFunctions } from "@/e2e/fixtures/route-tree";
import { expect, test } from "@/e2e/fixtures/test";
import { isAtLeast, type StaffRole } from "@/features/staff/policy";

// Who gets to do what: every server action of the build, for everybody. What
// an action then refuses by the state of a text is the workflow's
// (features/editorial/workflow.ts), which has tests of its own.

/** The least that may; `anybody`: those who are not signed in need it. */
const rights: Record<string, Record<string, StaffRole | "anybody">> = {
  "features/administration/actions.ts": {
    addRedirects: "admin",
    changeLead: "editor",
    changeNavigation: "editor",
    changeSection: "admin",
    changeSettings: "admin",
    proposeSection: "admin",
  },
  // Whose what may be moved is said by the verbs that move it.
  "features/calendar/actions.ts": { moveItem: "author" },
  "features/comments/actions.ts": {
    changeComment: "author",
    comment: "author",
    findColleagues: "author",
    readComments: "author",
    reopenComment: "author",
    replyToComment: "author",
    resolveComment: "author",
    takeComment: "author",
  },
  "features/administration/glossary/actions.ts": {
    changeTerm: "editor",
    importGlossary: "editor",
  },
  "features/editorial/actions.ts": {
    approveAll: "editor",
    approveText: "editor",
    archiveStory: "editor",
    askReview: "author",
    askReviewOfAll: "author",
    bringBackStory: "author",
    callRevision: "author",
    deleteStory: "author",
    duplicateStory: "author",
    // Whose stories and links are whose is said by the verbs (sharing/share-links).
    endShareLink: "author",
    giveBack: "editor",
    makeShareLink: "author",
    publishTexts: "editor",
    readReceipt: "author",
    readStory: "author",
    dryRunPublish: "editor",
    restore: "author",
    scheduleTexts: "editor",
    unscheduleTexts: "editor",
    withdrawTexts: "editor",
  },
  "features/editorial/assignments/actions.ts": {
    // Whom somebody may ask, and whose work they may change, is said by the verbs.
    assignTo: "author",
    changeWork: "author",
    endWork: "author",
  },
  "features/editorial/facts/actions.ts": {
    keepAsStated: "editor",
    readFacts: "author",
    readTerms: "author",
  },
  "features/library/actions.ts": {
    approveAllReplaced: "editor",
    deleteFromLibrary: "editor",
    describeOne: "author",
    describeSeveral: "author",
    draftReplaced: "editor",
    publishAllReplaced: "editor",
    submitAllReplaced: "author",
    takeOffers: "author",
  },
  "features/notifications/actions.ts": {
    markAllRead: "author",
    saveMailChoices: "author",
  },
  "features/overview/actions.ts": { actOnStories: "author" },
  // By a link alone, which is no account: it runs on that link's page.
  "features/preview/actions.ts": { sayOpinion: "anybody" },
  "features/staff/accounts/actions.ts": {
    changeAccount: "admin",
    inviteStaff: "admin",
    setRole: "admin",
    takeInvitationBack: "admin",
  },
  "features/staff/components/session-list.tsx": { "an action in it": "author" },
  "features/staff/links/actions.ts": {
    askForReset: "anybody",
    createFirstAdministrator: "anybody",
    openAccount: "anybody",
    setNewPassword: "anybody",
  },
  "features/staff/own-account/confirm-actions.ts": {
    askForOwnPasskey: "author",
    confirmWithCode: "author",
    confirmWithPasskey: "author",
    confirmWithPassword: "author",
    waysToConfirm: "author",
  },
  "features/staff/own-account/actions.ts": {
    confirmSecondFactor: "author",
    deletePasskey: "author",
    endSessions: "author",
    renewRecoveryCodes: "author",
    savePasskey: "author",
    savePassword: "author",
    saveProfile: "author",
    startPasskey: "author",
    startSecondFactor: "author",
    stopSecondFactor: "author",
  },
  "features/staff/provider/actions.ts": {
    linkProvider: "author",
    unlinkProvider: "author",
  },
  "features/staff/sign-in/actions.ts": {
    askForPasskey: "anybody",
    signIn: "anybody",
    signInByCode: "anybody",
    signInByPasskey: "anybody",
    signOut: "anybody",
  },
  "features/translation/actions.ts": {
    begin: "author",
    beginFromText: "author",
    confirmUnits: "author",
    linkUnits: "author",
    proposeMatching: "author",
    readTranslation: "author",
    suggestFor: "author",
    takeFromMachine: "author",
  },
  "features/writing/actions.ts": {
    beginStory: "author",
    changeFacts: "author",
    chooseFocus: "author",
    findTargets: "author",
    listFiles: "author",
    listPictures: "author",
    readSurroundings: "author",
    slugFor: "author",
    takeOverText: "author",
  },
};

/** What setting up a first factor takes, through which a first sign-in leads. */
const onTheWayIn = new Set([
  "startSecondFactor",
  "confirmSecondFactor",
  "startPasskey",
  "savePasskey",
]);

/** They give nothing back, whatever happened. */
const silent = new Set(["signOut", "an action in it"]);

const actions = builtActions();

test("every action of the build is in this list, and nothing else is", () => {
  const built = actions.map(({ file, name }) => `${file}: ${name}`).sort();
  const named = Object.entries(rights).flatMap(([file, each]) =>
    Object.keys(each).map((name) => `${file}: ${name}`),
  );
  expect(built).toEqual(named.sort());
});

let cookies: Record<Who, string>;
/** Of a link that asks for an opinion: at an unknown one nothing runs. */
let shared: string;
test.beforeAll(async () => {
  shared = (await plantSecret()).sharedPath;
  cookies = await cookiesOfEverybody("/en/preview/shared/unknown");
});

const origin = new URL(process.env.E2E_URL ?? "").origin;
const here = { origin, "sec-fetch-site": "same-origin" };

/** What strangers send is counted by their network, and this is about something else: each comes from another. */
let networks = 0;
function fromSomewhere(): Record<string, string> {
  networks += 1;
  return { "x-forwarded-for": `198.${18 + (networks >> 8)}.${networks & 255}.1` };
}

/** Sends what no action takes: one that gets so far as to look at it says that it is invalid. */
async function post({ id, page }: Action, who: Who, headers: Record<string, string>) {
  const path = page?.startsWith("/en/preview/shared/") ? shared : page;
  const response = await fetch(origin + path, {
    method: "POST",
    redirect: "manual",
    body: "[null]",
    headers: {
      "Content-Type": "text/plain;charset=UTF-8",
      Accept: "text/x-component",
      "Next-Action": id,
      ...(cookies[who] ? { cookie: cookies[who] } : {}),
      ...fromSomewhere(),
      ...headers,
    },
  });
  return { status: response.status, text: await response.text() };
}

const foreign: Record<string, string>[] = [
  { origin: "https://elsewhere.example" },
  { origin: "https://elsewhere.example", "x-forwarded-host": "elsewhere.example" },
  { origin, "sec-fetch-site": "cross-site" },
  { origin: "null" },
  {},
];

async function expectRights(action: Action): Promise<void> {
  const { name, file } = action;
  for (const headers of foreign) {
    const answer = await post(action, "admin", headers);
    expect.soft(answer, `${name}: ${JSON.stringify(headers)}`).toEqual({ status: 403, text: "" });
  }
  const least = rights[file]?.[name] ?? "admin";
  const codeFor = (who: Who) => {
    if (least === "anybody") return "invalid";
    if (who === "arriving" && onTheWayIn.has(name)) return "invalid";
    const role = insiders.find((each) => each === who);
    if (!role) return "signed-out";
    return isAtLeast(role, least) ? "invalid" : "role-forbids";
  };
  for (const who of everybody) {
    const { text } = await post(action, who, here);
    const at = `${name} by ${who}`;
    if (silent.has(name)) expect.soft(text, at).not.toContain('"ok":true');
    else expect.soft(text, at).toContain(`{"ok":false,"code":"${codeFor(who)}"`);
  }
}

for (const file of new Set(actions.map((action) => action.file))) {
  test(`the actions of ${file}`, async () => {
    for (const action of actions) if (action.file === file) await expectRights(action);
  });
}

test("nothing is cached by Next", () => {
  // It would run such functions for whoever knows their number, with any input, and asks nobody who they are.
  expect(cachedFunctions()).toEqual([]);
});

const half = '--x\r\nContent-Disposition: form-data; name="0"\r\n\r\n["half';
const form = { "Content-Type": "multipart/form-data; boundary=x" };
const byHand = { ...form, "Next-Action": "" };
const undecodable: [string, Record<string, string>, string][] = [
  ["brackets without end", {}, "[".repeat(60_000)],
  ["half of a list", {}, '["a'],
  ["nothing", {}, ""],
  ["no list", {}, '"a"'],
  ["a kind of content that no action has", { "Content-Type": "application/json" }, "{"],
  ["half of a form", form, half],
  ["a form that names no boundary", { "Content-Type": "multipart/form-data" }, half],
  ["half of a form, as without scripts", byHand, half],
  ["a form of no action, as without scripts", byHand, `${half}"]\r\n--x--\r\n`],
];

test("what nobody can decode is the sender's fault; what can be decoded is not", async () => {
  const action = actions.find(({ name }) => name === "signIn");
  expect(action).toBeDefined();
  const send = async (headers: Record<string, string>, body: string) => {
    const own = { "Content-Type": "text/plain", "Next-Action": action?.id ?? "", ...headers };
    const given = Object.entries(own).filter(([, value]) => value);
    const response = await fetch(`${origin}${action?.page}`, {
      method: "POST",
      body,
      headers: { ...Object.fromEntries(given), ...here, ...fromSomewhere() },
    });
    await response.text();
    return response.status;
  };
  for (const [what, headers, body] of undecodable)
    expect.soft(await send(headers, body), what).toBe(400);
  for (const id of ["0".repeat(42), "a", "toString"]) {
    expect.soft([400, 404, 409], id).toContain(await send({ "Next-Action": id }, "[]"));
  }
  expect(await send({}, '["\\ud800"]')).toBe(200);
});
