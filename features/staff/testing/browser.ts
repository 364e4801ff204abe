import { clientAddressHeader } from "@/features/staff/http/request-headers";
import { cookieName } from "@/features/staff/sign-in/cookie-names";
import { editorialDb } from "@/lib/db/editorial";
import { sessionCookie } from "./session-cookie";

/**
 * A browser for tests without one: what Next would say of a request, and a
 * jar of cookies. A test file mocks `next/headers` with this module.
 */
export type Browser = { address: string; jar: Map<string, string> };

export const newBrowser = (address: string, jar: [string, string][] = []): Browser => ({
  address,
  jar: new Map(jar),
});

let current: Browser = newBrowser("203.0.113.1");

/** Does something as an action that this browser has sent. */
export async function from<T>(browser: Browser, work: () => Promise<T>): Promise<T> {
  current = browser;
  const before = await tokens();
  try {
    return await work();
  } finally {
    // better-auth gives its own cookie to Next, which is not there.
    const token = [...(await tokens())].find((each) => !before.has(each));
    if (token) browser.jar.set(cookieName("session_token"), sessionCookie(token));
  }
}

const tokens = async () =>
  new Set((await editorialDb().session.findMany({ select: { token: true } })).map((s) => s.token));

const asHeader = ({ jar }: Browser) =>
  [...jar].map(([name, value]) => `${name}=${value}`).join("; ");

/** Pauses that have begun go on, however slow the machine is that a test runs on. */
export const pausesGoOn = () =>
  editorialDb().rateLimit.updateMany({
    where: { notBefore: { not: null } },
    data: { notBefore: new Date(Date.now() + 3_600_000), until: new Date(Date.now() + 7_200_000) },
  });

/** Pauses that have begun are over. */
export const pausesEnd = () =>
  editorialDb().rateLimit.updateMany({ data: { notBefore: new Date(0) } });

export const headers = async () =>
  new Headers({ cookie: asHeader(current), [clientAddressHeader]: current.address });

export const cookies = async () => ({
  get: (name: string) => {
    const value = current.jar.get(name);
    return value === undefined ? undefined : { name, value };
  },
  set: (name: string, value: string) => void current.jar.set(name, value),
  toString: () => asHeader(current),
});
