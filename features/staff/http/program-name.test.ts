import { expect, test } from "vitest";
import { programName } from "./program-name";

test.each([
  [
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36",
    "Chrome, Linux",
  ],
  [
    "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0",
    "Edge, Windows",
  ],
  [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19.0 Safari/604.1",
    "Safari, iPhone",
  ],
  ["Mozilla/5.0 (Linux; Android 16) Chrome/140.0 MicroMessenger/8.0", "WeChat, Android"],
  ["curl/8.0", undefined],
  [null, undefined],
])("%s is %s", (agent, name) => expect(programName(agent)).toBe(name));
