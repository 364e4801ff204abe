import { beforeEach, describe, expect, test, vi } from "vitest";
import { from, newBrowser, pausesEnd, pausesGoOn } from "@/features/staff/testing/browser";
import { newPerson, outcome, password } from "@/features/staff/testing/person";
import { editorialDb } from "@/lib/db/editorial";
import { testDatabase } from "@/lib/postgres/testing";
import { takeTurn } from "@/lib/rate-limit";
import { countAttempt } from "./attempts";
import { paces } from "./limits";
import { signInWithPassword } from "./sign-in";

vi.mock("next/headers", () => import("@/features/staff/testing/browser"));

testDatabase();

let email: string;
let userId: string;
beforeEach(async () => {
  await editorialDb().rateLimit.deleteMany();
  ({ email, userId } = await newPerson("author"));
});

const wrong = () => signInWithPassword({ email, password: "nothing of the kind" });
const right = () => signInWithPassword({ email, password });

/** Guesses at the account as fast as it is let, from one network. */
async function guess(address: string, times: number): Promise<void> {
  for (let i = 0; i < times; i++) await outcome(from(newBrowser(address), wrong));
}

describe("whoever guesses at a colleague's password", () => {
  test("does not keep them out: in another network they sign in at once", async () => {
    for (let i = 0; i < 60; i++) {
      await guess("198.51.100.7", 2);
      // However much patience the guesser has.
      await pausesEnd();
    }
    expect(await outcome(from(newBrowser("203.0.113.9"), right))).toBe("done");
  });

  test("does not keep them out in the same network either, where they have signed in before", async () => {
    const theirs = newBrowser("198.51.100.9");
    await from(theirs, right);
    // Signed out: the session's cookie is gone, the device's stays.
    theirs.jar.delete("newsroom.session_token");
    await guess("198.51.100.7", 6);
    await pausesGoOn();
    expect(await outcome(from(newBrowser("198.51.100.9"), right))).toBe("too-many-attempts");
    expect(await outcome(from(theirs, right))).toBe("done");
  });

  test("slows down a browser that is not known in that network, for two minutes at most", async () => {
    for (let i = 0; i < 20; i++) {
      await guess("198.51.100.7", 1);
      await pausesEnd();
    }
    await guess("198.51.100.7", 1);
    const refused = from(newBrowser("198.51.100.9"), right);
    await expect(refused).rejects.toMatchObject({ code: "too-many-attempts" });
    const seconds = await refused.catch((error) => error.reasons[0].detail);
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(120);
    await pausesEnd();
    expect(await outcome(from(newBrowser("198.51.100.9"), right))).toBe("done");
  });

  test("does not keep them out from a thousand networks, and meets a pace himself", async () => {
    const theirs = newBrowser("203.0.113.9");
    await from(theirs, right);
    const free = paces.password.everywhere?.free ?? 0;
    const attempt = () => countAttempt("password", { name: email, userId });
    for (let i = 0; i < free; i++) await outcome(from(newBrowser(`198.51.${i}.1`), attempt));
    await pausesGoOn();
    const stranger = from(newBrowser("192.0.2.1"), right);
    await expect(stranger).rejects.toMatchObject({ code: "too-many-attempts" });
    expect(await outcome(from(theirs, right))).toBe("done");
    // Another browser where they were last.
    expect(await outcome(from(newBrowser("203.0.113.77"), right))).toBe("done");
  });

  test("is told nothing of who has an account", async () => {
    const nobody = "nobody@example.com";
    for (const name of [email, nobody]) {
      const answers: string[] = [];
      for (let i = 0; i < 6; i++) {
        await pausesGoOn();
        const given = { email: name, password: "nothing of the kind" };
        answers.push(
          await outcome(from(newBrowser("198.51.100.7"), () => signInWithPassword(given))),
        );
      }
      expect(answers.slice(0, 5)).toEqual(Array(5).fill("wrong-credentials"));
      expect(answers.at(-1)).toBe("too-many-attempts");
    }
  });
});

test("asking for somebody's new password is counted to whoever asks", async () => {
  const ask = () => countAttempt("reset", { name: email, userId: undefined });
  const answers: string[] = [];
  for (let i = 0; i < 5; i++) {
    answers.push(await outcome(from(newBrowser("198.51.100.7"), ask)));
    await pausesGoOn();
  }
  expect(answers).toContain("too-many-attempts");
  expect(await outcome(from(newBrowser("203.0.113.9"), ask))).toBe("done");
});

test("a browser is known by a cookie that the site has signed, to its owner alone, until it is taken back", async () => {
  const theirs = newBrowser("198.51.100.9");
  await from(theirs, right);
  const value = theirs.jar.get("newsroom.device") ?? "";
  expect(value).not.toBe("");
  const [device] = await editorialDb().staffDevice.findMany({ where: { userId } });
  expect(value).not.toContain(device?.tokenHash ?? "?");
  await guess("198.51.100.7", 6);
  await pausesGoOn();
  const forged = newBrowser("198.51.100.9", [["newsroom.device", `${value.slice(0, -2)}xx`]]);
  expect(await outcome(from(forged, right))).toBe("too-many-attempts");
  const other = await newPerson("author");
  for (let i = 0; i < 10; i++) {
    const given = { email: other.email, password: "nothing of the kind" };
    await outcome(from(newBrowser("198.51.100.7"), () => signInWithPassword(given)));
  }
  await pausesGoOn();
  const asOther = () => signInWithPassword({ email: other.email, password });
  expect(await outcome(from(theirs, asOther))).toBe("too-many-attempts");
  await editorialDb().staffDevice.deleteMany({ where: { userId } });
  expect(await outcome(from(theirs, right))).toBe("too-many-attempts");
});

test("pauses double up to their bound, many at once have one turn, and all is forgotten in the end", async () => {
  const pace = { free: 2, longestPauseSeconds: 8, forgottenAfterSeconds: 60 };
  const attempt = async () => (await takeTurn("test", "someone", pace)).waitSeconds;
  expect([await attempt(), await attempt()]).toEqual([0, 0]);
  /** As it was made, whatever time has passed since. */
  const pause = async () => {
    const [row] = await editorialDb().$queryRaw<{ seconds: number }[]>`
      SELECT (60 - extract(epoch FROM until - not_before))::int AS seconds
      FROM editorial.rate_limit`;
    return row?.seconds;
  };
  const pauses: (number | undefined)[] = [];
  for (let i = 0; i < 6; i++) {
    pauses.push(await pause());
    await pausesGoOn();
    expect(await attempt()).toBeGreaterThan(0);
    await pausesEnd();
    expect(await attempt()).toBe(0);
  }
  expect(pauses).toEqual([1, 2, 4, 8, 8, 8]);
  await pausesEnd();
  const many = await Promise.all(Array.from({ length: 10 }, attempt));
  expect(many.filter((seconds) => seconds === 0)).toHaveLength(1);
  await editorialDb().rateLimit.updateMany({ data: { until: new Date(0) } });
  expect([await attempt(), await attempt()]).toEqual([0, 0]);
});
