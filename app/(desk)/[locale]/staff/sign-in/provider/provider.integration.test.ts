import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { disableAccount } from "@/features/staff/accounts/accounts";
import { invite } from "@/features/staff/links/invitations";
import { providerSettings } from "@/features/staff/provider/settings";
import { startAtProvider } from "@/features/staff/provider/sign-in";
import { currentArrival, currentStaff } from "@/features/staff/sign-in/session";
import { signInWithPassword } from "@/features/staff/sign-in/sign-in";
import { type Browser, from, newBrowser } from "@/features/staff/testing/browser";
import { newPerson, password } from "@/features/staff/testing/person";
import { followTo, LoopbackProvider } from "@/features/staff/testing/provider";
import { editorialDb } from "@/lib/db/editorial";
import { testDatabase } from "@/lib/postgres/testing";
import { GET as comeBack } from "./return/route";
import { GET as start } from "./route";

// Next is not there: its headers and cookies are those of a browser in the test.
vi.mock("next/headers", () => import("@/features/staff/testing/browser"));

testDatabase();

const origin = "http://localhost:4321";
const provider = new LoopbackProvider();
let browser: Browser;

beforeAll(async () => {
  vi.stubEnv("SITE_URL", origin);
  await provider.open(origin);
  for (const [name, value] of Object.entries(provider.settings)) vi.stubEnv(name, value);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await provider.close();
});
beforeEach(async () => {
  browser = newBrowser("203.0.113.77");
  await editorialDb().rateLimit.deleteMany();
});

const place = (answer: Response) => (answer.headers.get("location") ?? "").replace(origin, "");

async function goThere(who = browser): Promise<string> {
  const request = new Request(`${origin}/ru/staff/sign-in/provider?next=%2Fru%2Fstaff%2Faccount`);
  const answer = await from(who, () =>
    start(request, { params: Promise.resolve({ locale: "ru" }) }),
  );
  return followTo(origin, answer.headers.get("location") ?? "");
}

/** @returns where the site leads whoever brings the provider's answer */
const bring = async (answer: string, who = browser): Promise<string> =>
  place(await from(who, () => comeBack(new Request(answer))));

const signIn = async () => bring(await goThere());
const whoIsHere = (who = browser) => from(who, async () => (await currentStaff())?.userId);
const refused = (code: string) => `/ru/staff/sign-in?refused=${code}`;

/** Somebody with an account, linked as its owner does it. */
async function linkedPerson(subject: string) {
  const person = await newPerson("author");
  await editorialDb().providerIdentity.create({
    data: {
      ...person,
      email: undefined,
      issuer: provider.issuer,
      subject,
      createdAt: new Date(),
    } as never,
  });
  return person;
}

describe("signing in at the house's own provider", () => {
  test("makes no account and takes no existing one, whatever address it names", async () => {
    const { email } = await newPerson("admin");
    provider.guest = { subject: "stranger", email, isVerified: true };
    const before = await editorialDb().user.count();
    expect(await signIn()).toBe(refused("provider-unknown"));
    expect(await whoIsHere()).toBeUndefined();
    expect(await editorialDb().user.count()).toBe(before);
    expect(await editorialDb().providerIdentity.count()).toBe(0);
  });

  test("opens an invited account once, if the provider has verified the address", async () => {
    const email = "invited@example.com";
    await invite({ system: "cli" }, { email, name: "Анна", role: "editor", locale: "ru" });
    provider.guest = { subject: "invited", email: "Invited@example.com" };
    expect(await signIn()).toBe(refused("provider-unknown"));
    provider.guest = { ...provider.guest, isVerified: true };
    expect(await signIn()).toBe("/ru/staff/account");
    const user = await editorialDb().user.findUniqueOrThrow({ where: { email } });
    expect(user).toMatchObject({ name: "Анна", role: "EDITOR", locale: "ru" });
    expect(await whoIsHere()).toBe(user.id);
    expect(await editorialDb().account.count({ where: { userId: user.id } })).toBe(0);
    // Somebody else who comes to have the address there.
    browser = newBrowser("203.0.113.78");
    provider.guest = { subject: "successor", email, isVerified: true };
    expect(await signIn()).toBe(refused("provider-unknown"));
    // The same person, who has another address there now.
    provider.guest = { subject: "invited", email: "married@example.com", isVerified: true };
    expect(await signIn()).toBe("/ru/staff/account");
    expect(await whoIsHere()).toBe(user.id);
  });

  test("keeps a disabled account out", async () => {
    const { userId } = await linkedPerson("disabled");
    await disableAccount({ system: "cli" }, userId);
    provider.guest = { subject: "disabled" };
    expect(await signIn()).toBe(refused("account-disabled"));
    expect(await whoIsHere()).toBeUndefined();
  });

  test.each([
    ["nothing", {}, "/ru/staff/sign-in/code?next=%2Fru%2Fstaff%2Faccount"],
    ["a password alone", { amr: ["pwd"] }, "/ru/staff/sign-in/code?next=%2Fru%2Fstaff%2Faccount"],
    [
      "a class that the house has not named",
      { acr: "urn:other" },
      "/ru/staff/sign-in/code?next=%2Fru%2Fstaff%2Faccount",
    ],
    ["two factors", { amr: ["pwd", "otp", "mfa"] }, "/ru/staff/account"],
    ["a class that the house has named", { acr: "urn:house:two" }, "/ru/staff/account"],
  ])("asks for the second factor itself where the provider says %s", async (_, said, leads) => {
    vi.stubEnv("OIDC_TWO_FACTOR_ACR", "urn:house:two urn:house:three");
    const subject = `factor ${JSON.stringify(said)}`;
    const { userId } = await linkedPerson(subject);
    await editorialDb().twoFactor.create({
      data: { userId, secret: "sealed", backupCodes: "", verified: true },
    });
    provider.guest = { subject, ...said };
    expect(await signIn()).toBe(leads);
    const isIn = leads === "/ru/staff/account";
    expect(await whoIsHere()).toBe(isIn ? userId : undefined);
    const arrival = await from(browser, () => currentArrival());
    expect(arrival).toMatchObject({ staff: { userId }, missing: isIn ? undefined : "show" });
    vi.stubEnv("OIDC_TWO_FACTOR_ACR", "");
  });

  test("is one browser's, and works once", async () => {
    const { userId } = await linkedPerson("once");
    provider.guest = { subject: "once" };
    const answer = await goThere();
    // A link that carries it signs nobody else in.
    const other = newBrowser("203.0.113.79");
    expect(await bring(answer, other)).toMatch(/refused=provider-expired$/);
    expect(await bring(answer)).toBe("/ru/staff/account");
    expect(await whoIsHere()).toBe(userId);
    expect(await bring(answer)).toMatch(/refused=provider-expired$/);
  });

  test.each([
    ["another state", (url: URL) => url.searchParams.set("state", "another")],
    ["no state", (url: URL) => url.searchParams.delete("state")],
    ["another issuer", (url: URL) => url.searchParams.set("iss", "https://elsewhere.example")],
    ["another code", (url: URL) => url.searchParams.set("code", "another")],
    [
      "a refusal",
      (url: URL) => {
        url.searchParams.delete("code");
        url.searchParams.set("error", "access_denied");
      },
    ],
  ])("refuses an answer with %s", async (_, change) => {
    const subject = `changed ${_}`;
    await linkedPerson(subject);
    provider.guest = { subject };
    const answer = new URL(await goThere());
    change(answer);
    expect(await bring(answer.href)).toBe(refused("provider-failed"));
    expect(await whoIsHere()).toBeUndefined();
  });

  test("refuses a code that another attempt was given: nonce and proof are each attempt's own", async () => {
    await linkedPerson("mixed");
    provider.guest = { subject: "mixed" };
    const theirs = new URL(await goThere(newBrowser("203.0.113.80")));
    const own = new URL(await goThere());
    own.searchParams.set("code", theirs.searchParams.get("code") ?? "");
    expect(await bring(own.href)).toBe(refused("provider-failed"));
    expect(await whoIsHere()).toBeUndefined();
  });
});

describe("linking one's account", () => {
  async function link(who = browser): Promise<string> {
    const staff = await from(who, currentStaff);
    const settings = providerSettings();
    if (!staff || !settings) throw new Error("nobody is here");
    const wanted = { locale: "ru" as const, next: undefined, linkFor: staff };
    const address = await from(who, () => startAtProvider(settings, wanted));
    return followTo(origin, address);
  }

  test("is for who is signed in, in that session, and is told", async () => {
    const person = await newPerson("author");
    await from(browser, () => signInWithPassword({ ...person, password }));
    provider.guest = { subject: "linked" };
    const answer = await link();
    // Whoever signs in meanwhile in this browser does not get it.
    const before = new Map(browser.jar);
    const other = await newPerson("author");
    await from(browser, () => signInWithPassword({ ...other, password }));
    expect(await bring(answer)).toBe("/ru/staff/account?refused=provider-expired");
    expect(await editorialDb().providerIdentity.count({ where: { subject: "linked" } })).toBe(0);

    browser = newBrowser("203.0.113.81", [...before]);
    await from(browser, () => signInWithPassword({ ...person, password }));
    expect(await bring(await link())).toBe("/ru/staff/account?done=provider-linked");
    const told = { path: ["kind"], equals: "provider-linked" };
    expect(await editorialDb().outboxMail.count({ where: { about: told } })).toBe(1);

    browser = newBrowser("203.0.113.82");
    expect(await signIn()).toBe("/ru/staff/account");
    expect(await whoIsHere()).toBe(person.userId);
  });

  test("takes nobody's link away", async () => {
    const owner = await linkedPerson("taken");
    const person = await newPerson("author");
    await from(browser, () => signInWithPassword({ ...person, password }));
    provider.guest = { subject: "taken" };
    expect(await bring(await link())).toBe("/ru/staff/account?refused=provider-taken");
    const [kept] = await editorialDb().providerIdentity.findMany({ where: { subject: "taken" } });
    expect(kept?.userId).toBe(owner.userId);
  });
});

test("a provider that is out of reach is said, and nobody waits for it", async () => {
  vi.stubEnv("OIDC_ISSUER", "http://127.0.0.1:1");
  const request = new Request(`${origin}/ru/staff/sign-in/provider`);
  const answer = await from(browser, () =>
    start(request, { params: Promise.resolve({ locale: "ru" }) }),
  );
  expect(place(answer)).toBe(refused("provider-failed"));
  vi.stubEnv("OIDC_ISSUER", provider.issuer);
});

test("without settings nothing leads to a provider", async () => {
  vi.stubEnv("OIDC_CLIENT_SECRET", "");
  const request = new Request(`${origin}/ru/staff/sign-in/provider`);
  const params = Promise.resolve({ locale: "ru" });
  expect((await from(browser, () => start(request, { params }))).status).toBe(400);
  expect((await from(browser, () => comeBack(request))).status).toBe(400);
});
