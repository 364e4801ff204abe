import { expect, test } from "vitest";
import { isOwnMachine, plainAddress } from "./plain-address";

test.each([
  ["203.0.113.7", "203.0.113.7"],
  ["::ffff:203.0.113.7", "203.0.113.7"],
  ["0:0:0:0:0:ffff:203.0.113.7", "203.0.113.7"],
  ["::1", "::1"],
  ["0000:0000:0000:0000:0000:0000:0000:0001", "::1"],
  ["2001:0DB8:0000:0000:0000:0000:0000:0042", "2001:db8::42"],
  ["fe80::1%eth0", "fe80::1"],
  // What was kept of a version 6 address before.
  ["0000:0000:0000:0000:0000:0000:0000:0000", null],
  ["0.0.0.0", null],
  ["unknown", null],
  ["", null],
  [null, null],
])("%s is shown as %s", (given, shown) => expect(plainAddress(given)).toBe(shown));

test.each([
  ["::1", true],
  ["127.0.0.1", true],
  ["10.0.0.1", false],
  ["2001:db8::42", false],
])("%s is the site's own machine: %s", (address, own) => expect(isOwnMachine(address)).toBe(own));
