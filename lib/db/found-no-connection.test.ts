import { expect, test } from "vitest";
import { foundNoConnection } from "./ask-again";

test.each([
  "timeout exceeded when trying to connect",
  "Connection terminated due to connection timeout",
  "Connection terminated unexpectedly",
  "Transaction API error: Unable to start a transaction in the given time.",
  "sorry, too many clients already",
])("%s: no connection was had, also where it is a cause", (words) => {
  const error = new Error(words);
  expect(foundNoConnection(error)).toBe(true);
  expect(foundNoConnection(new Error("of a driver", { cause: error }))).toBe(true);
});

test.each([
  "canceling statement due to statement timeout",
  "connect ECONNREFUSED 127.0.0.1:5432",
  "Transaction API error: Transaction already closed",
])("%s: that is something else", (words) => {
  expect(foundNoConnection(new Error(words))).toBe(false);
});
