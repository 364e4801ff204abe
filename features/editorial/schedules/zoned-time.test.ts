import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatOffset, instantOf } from "./zoned-time";

const at = (localTime: string, zone: string, offset?: string) => {
  const found = instantOf({ localTime, zone, ...(offset ? { offset } : {}) });
  return "instant" in found ? found.instant.toISOString() : found.reasons;
};

describe("a local time with its zone", () => {
  test("is one instant where the clock shows it once", () => {
    expect(at("2027-01-05T09:00", "Asia/Shanghai")).toBe("2027-01-05T01:00:00.000Z");
    expect(at("2027-07-05T09:00", "Europe/Moscow")).toBe("2027-07-05T06:00:00.000Z");
    expect(at("2027-01-05T09:00", "Europe/Berlin")).toBe("2027-01-05T08:00:00.000Z");
    expect(at("2027-07-05T09:00:30", "Europe/Berlin")).toBe("2027-07-05T07:00:30.000Z");
    expect(at("2027-01-05T09:00", "UTC")).toBe("2027-01-05T09:00:00.000Z");
  });

  test("that the clock leaves out in spring is refused, to the minute", () => {
    // Berlin, 28 March 2027: 01:59 is followed by 03:00.
    expect(at("2027-03-28T01:59", "Europe/Berlin")).toBe("2027-03-28T00:59:00.000Z");
    for (const time of ["2027-03-28T02:00", "2027-03-28T02:30", "2027-03-28T02:59"]) {
      expect(at(time, "Europe/Berlin")).toEqual([{ code: "time-does-not-exist", detail: time }]);
    }
    expect(at("2027-03-28T03:00", "Europe/Berlin")).toBe("2027-03-28T01:00:00.000Z");
  });

  test("that the clock shows twice in autumn asks for its offset", () => {
    // Berlin, 31 October 2027: after 02:59 it is 02:00 once more.
    const asked = [{ code: "time-ambiguous", detail: ["+02:00", "+01:00"] }];
    expect(at("2027-10-31T02:00", "Europe/Berlin")).toEqual(asked);
    expect(at("2027-10-31T02:59", "Europe/Berlin")).toEqual(asked);
    expect(at("2027-10-31T02:30", "Europe/Berlin", "+02:00")).toBe("2027-10-31T00:30:00.000Z");
    expect(at("2027-10-31T02:30", "Europe/Berlin", "+01:00")).toBe("2027-10-31T01:30:00.000Z");
    expect(at("2027-10-31T01:59", "Europe/Berlin")).toBe("2027-10-30T23:59:00.000Z");
    expect(at("2027-10-31T03:00", "Europe/Berlin")).toBe("2027-10-31T02:00:00.000Z");
  });

  test("with an offset that does not belong to it is refused", () => {
    expect(at("2027-01-05T09:00", "Asia/Shanghai", "+09:00")).toEqual([
      { code: "offset-wrong", detail: ["+08:00"] },
    ]);
    expect(at("2027-01-05T09:00", "Asia/Shanghai", "+8")).toEqual([
      { code: "offset-wrong", detail: ["+8"] },
    ]);
  });

  test("that is none, or in no zone, is refused with both reasons", () => {
    for (const time of ["2027-02-30T09:00", "2027-01-05", "2027-01-05T24:30", "tomorrow", ""]) {
      expect(at(time, "Nowhere/Atlantis")).toEqual([
        { code: "time-invalid", detail: time },
        { code: "zone-unknown", detail: "Nowhere/Atlantis" },
      ]);
    }
    expect(at("2027-01-05T09:00", "+08:00")).toMatchObject([{ code: "zone-unknown" }]);
  });
});

const zones = [
  "Asia/Shanghai",
  "Europe/Moscow",
  "Europe/Berlin",
  "America/St_Johns",
  "Pacific/Apia",
];

/** What a clock in the zone shows: worked out by the platform, the other way round. */
function clock(instant: Date, zone: string): string {
  return new Intl.DateTimeFormat("sv-SE", {
    timeZone: zone,
    dateStyle: "short",
    timeStyle: "medium",
  })
    .format(instant)
    .replace(" ", "T");
}

test("every instant is found again from what a clock shows, with its offset where asked", () => {
  const instants = fc.date({
    min: new Date("2020-01-01T00:00:00Z"),
    max: new Date("2037-01-01T00:00:00Z"),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(instants, fc.constantFrom(...zones), (time, zone) => {
      const instant = new Date(Math.floor(time.getTime() / 1000) * 1000);
      const localTime = clock(instant, zone);
      const offset = formatOffset(Date.parse(`${localTime}Z`) - instant.getTime());
      expect(at(localTime, zone, offset)).toBe(instant.toISOString());
    }),
    { numRuns: 500 },
  );
});

test("a time is refused or shown by a clock at the instant found for it", () => {
  const hours = fc.date({
    min: new Date("2026-01-01T00:00:00Z"),
    max: new Date("2030-01-01T00:00:00Z"),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(hours, fc.constantFrom(...zones), (time, zone) => {
      const localTime = time.toISOString().slice(0, 19);
      const found = instantOf({ localTime, zone });
      if ("instant" in found) expect(clock(found.instant, zone)).toBe(localTime);
      else expect(found.reasons[0]?.code).toMatch(/time-(does-not-exist|ambiguous)/);
    }),
    { numRuns: 500 },
  );
});
