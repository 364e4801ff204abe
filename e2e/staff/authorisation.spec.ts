import {
  cookiesOfEverybody,
  everybody,
  insiders,
  plantSecret,
  type Secret,
  type Who,
} from "@/e2e/fixtures/everybody";
import { builtActions, type Route, routesBut } from "@/e2e/fixtures/route-tree";
import { expect, test } from "@/e2e/fixtures/test";
import { partRoles } from "@/features/administration/policy";
import { paths } from "@/features/publication/routes/paths";
import { isAtLeast, type StaffRole } from "@/features/staff/policy";

// Who gets to see what: every route that is not public, for everybody, in
// every way in which Next would give it.

/** Groups and files of `app/` that are there for every reader. */
const forReaders = ["(site)", "(search)", "robots.txt", "llms.txt"].concat([
  "sitemap.xml",
  "sitemap-pages.xml",
]);

type Right = {
  /** The least that may have it; `anybody`: it is there for those who are not signed in. */
  least: StaffRole | "anybody";
  /** Behind its address, so that it shows the secret; left out where it need not. */
  shows?: string | ((secret: Secret) => string);
  /** Where somebody is led who may come here, and has nothing to do here. */
  leads?: (who: Who) => string | undefined;
  /** Without the action that is posted to it, it answers nothing. */
  silent?: true;
};

/** Those who are on their way in are led to what is missing, others who are at home to the desk. */
const leadsFromSignIn = (who: Who) => {
  if (who === "arriving") return "/en/staff/sign-in/set-up";
  return isInsider(who) ? "/en/staff" : undefined;
};
const toPassword = (who: Who) =>
  who === "arriving" || isInsider(who) ? undefined : "/en/staff/sign-in";

/** All routes that are not public. One that is not named here fails the first test. */
const rights: Record<string, Right> = {
  "preview/home": {
    least: "author",
    shows: ({ documentId }) => `?with=${documentId}`,
    silent: true,
  },
  "preview/news": {
    least: "author",
    shows: ({ documentId }) => `?with=${documentId}`,
    silent: true,
  },
  "preview/shared/[token]": { least: "anybody", shows: "", silent: true },
  "preview/story/[document]": { least: "author", shows: "", silent: true },
  staff: { least: "author", shows: ({ bait }) => `?q=${bait}` },
  "staff/account": { least: "author" },
  "staff/admin": {
    least: "editor",
    leads: (who) => `/en/staff/admin/${who === "admin" ? "accounts" : "navigation"}`,
  },
  "staff/calendar": { least: "author", shows: ({ day }) => `?week=${day}` },
  "staff/deleted": { least: "author" },
  "staff/invitation/[token]": { least: "anybody" },
  "staff/behind": { least: "author" },
  "staff/media": { least: "author" },
  "staff/media/[picture]": { least: "author", shows: "" },
  "staff/media/[picture]/replace": { least: "editor" },
  "staff/media/offers": { least: "author" },
  "staff/media/receipts/[receipt]": { least: "author" },
  "staff/notifications": { least: "author" },
  "staff/reset": { least: "anybody" },
  "staff/reset/[token]": { least: "anybody" },
  "staff/setup/[token]": { least: "anybody" },
  "staff/sign-in": { least: "anybody", leads: leadsFromSignIn },
  "staff/sign-in/code": {
    least: "anybody",
    leads: (who) => leadsFromSignIn(who) ?? toPassword(who),
  },
  "staff/sign-in/set-up": { least: "anybody", leads: toPassword },
  "staff/sign-in/provider": { least: "anybody" },
  "staff/sign-in/provider/return": { least: "anybody" },
  "staff/stories/[document]": { least: "author", shows: "" },
  "staff/stories/[document]/[language]": { least: "author", shows: "" },
  "staff/stories/[document]/[language]/history": { least: "author", shows: "" },
  "staff/stories/[document]/[language]/imported": { least: "author", shows: "" },
  "staff/stories/[document]/[language]/machine": { least: "author" },
  "staff/stories/[document]/[language]/presence": { least: "author" },
  "staff/stories/[document]/[language]/review": { least: "author", shows: "" },
  "staff/stories/[document]/[language]/translate": { least: "author", shows: "" },
  "staff/stories/[document]/[language]/save": { least: "author" },
  "staff/stories/[document]/errand": {
    least: "author",
    shows: "?texts=en.zh",
  },
  "staff/stories/[document]/preview": { least: "author", shows: "" },
  "staff/stories/[document]/publish": { least: "author", shows: "" },
  "staff/stories/[document]/receipts/[receipt]": { least: "author", shows: "" },
  "staff/stories/[document]/share": { least: "author", shows: "" },
  "staff/stories/[document]/word": { least: "author" },
  "staff/stories/[document]/xliff": { least: "author" },
  "staff/stories/[document]/xliff/[language]": { least: "author" },
  "staff/stories/import": { least: "author" },
  "staff/stories/import/pictures": { least: "author" },
  "staff/stories/new": { least: "author" },
  "staff/uploads": { least: "author" },
  "staff/uploads/[upload]": { least: "author" },
  "staff/uploads/[upload]/taken": { least: "author" },
  ...Object.fromEntries(
    Object.entries(partRoles).map(([part, least]) => [`staff/admin/${part}`, { least }]),
  ),
  // All accounts stand there.
  "staff/admin/accounts": { least: partRoles.accounts, shows: "" },
};

const routes = routesBut(forReaders);

test("every route that is not public is in this list, and nothing else is", () => {
  expect(routes.map(({ name }) => name)).toEqual(
    Object.keys(rights).sort((a, b) => a.localeCompare(b)),
  );
});

let secret: Secret;
let cookies: Record<Who, string>;
test.beforeAll(async () => {
  secret = await plantSecret();
  cookies = await cookiesOfEverybody(secret.otherPath);
});

type Answer = { status: number; location: string; text: string; headers: Headers };

type Sent = Record<string, string>;

async function ask(path: string, init: RequestInit & { headers: Sent }): Promise<Answer> {
  const { headers, ...rest } = init;
  const url = new URL(path, process.env.E2E_URL);
  const response = await fetch(url, { ...rest, headers, redirect: "manual" });
  const location = response.headers.get("location") ?? "";
  const { status } = response;
  return { status, location, text: await response.text(), headers: response.headers };
}

/** Next's client names what it has in the address; who leaves it out is sent there first. */
async function askAsClient(path: string, headers: Sent): Promise<Answer> {
  const first = await ask(path, { headers });
  const isNexts = /[?&]_rsc(?:=|$)/.test(first.location);
  return isNexts ? ask(first.location, { headers }) : first;
}

/** An action that does nothing: what comes back with it is the page that it was sent from. */
const idle = builtActions().find(({ name }) => name === "askForPasskey")?.id ?? "";

const here = { origin: new URL(process.env.E2E_URL ?? "").origin };

let askers = 0;
const posted = (cookie: Sent) => ({
  ...cookie,
  ...here,
  // Of its own: what those who are not signed in may ask is counted by address.
  "X-Forwarded-For": `2001:db8:${process.pid.toString(16).slice(-4)}:${(askers++).toString(16)}::1`,
});

/** The ways in which a page can be had. */
const formats: Record<string, (path: string, cookie: Sent) => Promise<Answer>> = {
  HTML: (path, cookie) => ask(path, { headers: cookie }),
  RSC: (path, cookie) => askAsClient(path, { ...cookie, RSC: "1" }),
  "action POST": (path, cookie) =>
    ask(path, {
      method: "POST",
      body: "[{}]",
      headers: {
        ...posted(cookie),
        "Next-Action": idle,
        "Content-Type": "text/plain;charset=UTF-8",
        Accept: "text/x-component",
      },
    }),
  "form POST": (path, cookie) => {
    const body = new FormData();
    body.set(`$ACTION_ID_${idle}`, "");
    return ask(path, { method: "POST", body, headers: posted(cookie) });
  },
  "RSC ahead of a visit": (path, cookie) =>
    askAsClient(path, { ...cookie, RSC: "1", "Next-Router-Prefetch": "1" }),
};

/**
 * Who somebody is and what they may is judged by the same code in every
 * format: by HTML for all those that the desk tells apart. In the others
 * those ask who must not get it and who may: nobody, who is on their way in,
 * the most who may not, the least who may. The last two formats are made by
 * the code of the others.
 */
const whoAsks = (format: string, least: Right["least"]): readonly Who[] => {
  if (format === "HTML") return everybody;
  if (format === "form POST" || format.includes("ahead")) return ["nobody", "author"];
  const kept = insiders.filter((who) => !may(who, least)).slice(-1);
  const admitted = insiders.filter((who) => may(who, least)).slice(0, 1);
  return ["nobody", "arriving", ...kept, ...admitted];
};

const cookieOf = (who: Who): Sent => (cookies[who] ? { cookie: cookies[who] } : {});

function addressOf({ name }: Route): string {
  const { documentId, receiptId, replacedId, sharedPath, picture } = secret;
  const values: Record<string, string> = {
    document: documentId,
    language: "en",
    receipt: name.startsWith("staff/media") ? replacedId : receiptId,
    picture,
    upload: "unknown",
    token: name.startsWith("preview/shared") ? (sharedPath.split("/").at(-1) ?? "") : "unknown",
  };
  const shows = rights[name]?.shows ?? "";
  const query = typeof shows === "string" ? shows : shows(secret);
  return `/en/${name.replace(/\[(\w+)\]/g, (_, key) => values[key] ?? "")}${query}`;
}

/** Where somebody is sent who may not have a page. */
const elsewhere = (who: Who) =>
  isInsider(who) ? "/en/staff?refused=1" : "/en/staff/sign-in?next=";

const isInsider = (who: Who) => insiders.some((role) => role === who);

const may = (who: Who, least: Right["least"]) =>
  least === "anybody" ||
  insiders.some((role) => role === who && isAtLeast(role, least as StaffRole));

for (const route of routes) {
  const { least, shows, leads, silent } = rights[route.name] ?? { least: "admin" };
  if (!route.isPage) continue;
  test(`${route.name}, however it is asked for`, async () => {
    const path = addressOf(route);
    for (const [format, request] of Object.entries(formats)) {
      const isPosted = format.includes("POST");
      for (const who of whoAsks(format, least)) {
        const as = `${format}, ${who}`;
        const answer = await request(path, cookieOf(who));
        const told = answer.location + answer.text;
        expect(answer.headers.get("cache-control"), as).toMatch(/no-store/);
        expect(answer.headers.get("x-robots-tag"), as).toContain("noindex");
        const led = may(who, least) ? leads?.(who) : elsewhere(who);
        if (!may(who, least)) expect(told, as).not.toContain(secret.word);
        if (silent && isPosted) continue;
        if (led !== undefined) {
          expect(told, as).toContain(led);
          if (format === "HTML") expect(answer.status, as).toBe(307);
          continue;
        }
        expect(answer.location, as).toBe("");
        expect(answer.status, as).toBe(200);
        expect(told, as).not.toContain("NEXT_REDIRECT");
        if (shows !== undefined && !format.includes("ahead")) {
          expect(told, as).toContain(secret.word);
        }
      }
    }
  });
}

for (const route of routes) {
  if (route.isPage) continue;
  test(`${route.methods.join()} ${route.name}`, async () => {
    expect(route.methods).not.toEqual([]);
    for (const method of route.methods) {
      const reads = method === "GET" || method === "HEAD";
      for (const who of everybody) {
        const send = (headers: Sent) =>
          ask(addressOf(route), {
            method,
            headers: { ...cookieOf(who), ...headers },
            ...(reads ? {} : { body: "no input of the right shape" }),
          });
        const answer = await send(here);
        expect(answer.text, who).not.toContain(secret.word);
        if (may(who, rights[route.name]?.least ?? "admin")) expect(answer.status, who).toBe(400);
        else {
          const told = method === "HEAD" ? "" : signedOut;
          expect([answer.status, answer.text], who).toEqual([401, told]);
        }
        if (reads) continue;
        for (const other of foreign()) expect((await send(other)).status, who).toBe(403);
      }
    }
  });
}

const signedOut = JSON.stringify({ ok: false, code: "signed-out", reasons: [] });

/** What a browser says of a request that another site has made it send, and what is no browser's. */
const foreign = (): Sent[] => [
  { origin: "https://elsewhere.example" },
  { origin: "https://elsewhere.example", "sec-fetch-site": "cross-site" },
  { ...here, "sec-fetch-site": "same-site" },
  { origin: "null" },
  {},
];

test("a draft's picture", async () => {
  const path = paths.picture(secret.picture, 480, "jpg");
  for (const who of everybody) {
    const { status, headers } = await ask(path, { headers: cookieOf(who) });
    expect([who, status]).toEqual([who, may(who, "author") ? 200 : 404]);
    if (status === 200) expect(headers.get("cache-control")).toMatch(/^private/);
  }
  // Whoever has opened the link to the draft itself.
  const opened = await ask(secret.sharedPath, { headers: {} });
  const cookie = opened.headers.getSetCookie().map((each) => each.split(";")[0] ?? "");
  expect((await ask(path, { headers: { cookie: cookie.join("; ") } })).status).toBe(200);
});

test("better-auth's own routes are not served", async () => {
  for (const route of ["sign-up/email", "sign-in/email", "get-session", "ok"]) {
    expect((await ask(`/api/auth/${route}`, { headers: {} })).status, route).toBe(404);
  }
});
