import { expect, test } from "vitest";
import { serverOf } from "./mail-status";

test("a server is named without its password", () => {
  expect(serverOf("smtps://desk:secret@mail.example.com:465")).toBe("mail.example.com:465");
  expect(serverOf("no address")).toBe("");
});
