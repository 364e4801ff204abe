import { expect, test } from "vitest";
import { createFlights } from "./flights";

const whole = () => true;

function held() {
  let release: () => void = () => {};
  const until = new Promise<void>((resolve) => {
    release = resolve;
  });
  return { until, release };
}

test("a page is only as new as the oldest render beside it", async () => {
  const flights = createFlights();
  const [first, second] = [held(), held()];
  const one = flights.during("10:10:", () => first.until, whole);
  const two = flights.during("20:20:", () => second.until, whole);
  expect(flights.oldestBeside("30:30:")).toBe("10:10:");
  expect(flights.oldestBeside("5:5:")).toBe("5:5:");
  first.release();
  await one;
  expect(flights.oldestBeside("30:30:")).toBe("20:20:");
  second.release();
  await two;
  expect(flights.oldestBeside("30:30:")).toBe("30:30:");
});

test("what a failed render has begun to load counts for a while", async () => {
  const flights = createFlights(30);
  const failed = flights.during("10:10:", () => Promise.reject(new Error("failed")), whole);
  await expect(failed).rejects.toThrow("failed");
  expect(flights.oldestBeside("30:30:")).toBe("10:10:");
  await flights.landed();
  expect(flights.oldestBeside("30:30:")).toBe("30:30:");
});

test("landing waits for what is in the air, not for what takes off later", async () => {
  const flights = createFlights();
  const [first, second] = [held(), held()];
  const one = flights.during("10:10:", () => first.until, whole);
  const landed = flights.landed();
  const two = flights.during("20:20:", () => second.until, whole);
  first.release();
  await landed;
  second.release();
  await Promise.all([one, two]);
});
