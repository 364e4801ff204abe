import { expect, test } from "vitest";
import { endsSession } from "./ends-session";

test.each([
  [["newsroom.session_token=; Path=/; Max-Age=0; HttpOnly"], true],
  [["a=b", "__Host-newsroom.session_token=; Path=/; Expires=…; Max-Age=0"], true],
  ["newsroom.session_token=; Max-Age=0", true],
  [["newsroom.session_token=abc.def; Path=/; Max-Age=2592000"], false],
  // Of another name, and what is signed away at a sign-in.
  [["newsroom.passkey=; Path=/; Max-Age=0"], false],
  [["newsroom.session_token=; Path=/; Max-Age=0600"], false],
  [undefined, false],
])("%j: %s", (given, ends) => expect(endsSession(given)).toBe(ends));
