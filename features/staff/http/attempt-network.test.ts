import { expect, test } from "vitest";
import { attemptNetwork } from "./attempt-network";

test.each([
  ["203.0.113.9", "203.0.113"],
  ["203.0.113.200", "203.0.113"],
  ["::ffff:203.0.113.9", "203.0.113"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2"],
  ["2001:db8::1", "2001:db8:0:0"],
  ["2001:0db8:0000:0000:ffff::9", "2001:db8:0:0"],
  ["::1", "0:0:0:0"],
  ["fe80::1%eth0", "fe80:0:0:0"],
  ["unknown", "unknown"],
])("%s counts as %s", (address, network) => expect(attemptNetwork(address)).toBe(network));
