import { expect, test } from "vitest";
import { differences, isGrave } from "./compare";
import { sentenceOf } from "./sentences";
import { fingerprint, type Machine, ownWord, type Word } from "./word";

const secrets: [string, string] = ["a".repeat(32), "b".repeat(32)];
const settings = { SITE_URL: "https://news.example.com" };
const word = (change: Partial<Word> = {}, env: Record<string, string> = {}): Word => ({
  ...ownWord({ NODE_ENV: "test", ...settings, ...env }, [secrets[0]]),
  ...{ build: "one", actions: "key" },
  ...change,
});
const machine = (name: string, second: number, its = word()): Machine => {
  const startedAt = new Date(Date.UTC(2026, 10, 30, 12, 0, second));
  return { id: name, name, startedAt, at: startedAt, word: its };
};
const own = machine("west", 5);
const kinds = (its: Word, mine = own) =>
  differences(mine, [machine("east", 1, its)]).map(({ kind, setting }) => setting ?? kind);

test("machines of one site that agree differ in nothing, defaults that one of them names included", () => {
  expect(kinds(word({}, { SESSION_DAYS: "30", SITE_URL: "https://news.example.com/" }))).toEqual(
    [],
  );
});

test("what readers and staff would meet is grave, the rest is told", () => {
  const other = word({ secrets: [fingerprint(secrets[1])] }, { SITE_URL: "https://old.example" });
  expect(kinds(other)).toEqual(["secret", "site-url"]);
  expect(differences(own, [machine("east", 1, other)]).every(isGrave)).toBe(true);
  const softer = word({ build: "two", actions: "another" }, { REQUIRE_SECOND_PERSON: "1" });
  expect(kinds(softer)).toEqual(["REQUIRE_SECOND_PERSON", "build", "actions"]);
  expect(differences(own, [machine("east", 1, softer)]).some(isGrave)).toBe(false);
});

test("a secret that is being changed is told and not refused", () => {
  const both = secrets.map(fingerprint);
  expect(kinds(word({ secrets: both.reverse() }))).toEqual(["secret-changing"]);
  expect(kinds(word({ secrets: [fingerprint(secrets[0]), "x"] }))).toEqual([]);
});

test("a picture is missing here only where another machine has it", () => {
  const mine = machine("west", 5, word({ misses: ["p1", "p2"], sees: ["p3"] }));
  expect(kinds(word({ sees: ["p2"] }), mine)).toEqual(["pictures"]);
  expect(kinds(word({ misses: ["p1", "p2"], sees: ["p3"] }), mine)).toEqual([]);
  // It is that machine's to say.
  expect(kinds(word({ misses: ["p3"] }), mine)).toEqual([]);
});

test("another build of the machine itself is a takeover, and a setting that is not spoken of is none that differs", () => {
  expect(differences(own, [machine("west", 9, word({ build: "two" }))])).toEqual([]);
  expect(kinds(word({ settings: { SITE_URL: settings.SITE_URL } }))).toEqual([]);
});

test("who came later is told apart, and several processes of one machine speak once", () => {
  const other = word({ secrets: ["other"] });
  const found = differences(own, [
    machine("east", 1, other),
    machine("east", 2, other),
    machine("north", 9, other),
  ]);
  expect(found.map((each) => [each.machine, each.isEarlier])).toEqual([
    ["east", true],
    ["north", false],
  ]);
});

test("sentences name machine, values and remedy", () => {
  const its = word({ secrets: ["other"] }, { SITE_URL: "https://inner.example", MAIL_FROM: "a@b" });
  const mine = machine("west", 5, word({ misses: ["p1"] }));
  const found = differences(mine, [machine("east", 1, { ...its, sees: ["p1"], build: "b2" })]);
  expect(found.map(({ kind }) => kind)).toEqual([
    ...["secret", "site-url", "setting", "pictures", "build"],
  ]);
  for (const each of found) {
    expect(sentenceOf(each)).toMatch(/the machine "east"|The machine "east"/);
  }
  expect(sentenceOf(found[1] as (typeof found)[0])).toContain("https://inner.example");
});

test("no secret stands in a word", () => {
  expect(JSON.stringify(word())).not.toContain(secrets[0]);
  expect(fingerprint(secrets[0])).not.toBe(fingerprint(secrets[1]));
});
