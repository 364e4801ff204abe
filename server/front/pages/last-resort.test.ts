import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { expect, test } from "vitest";
import { languages, locales } from "@/i18n/routing";
import { lastResort } from "./last-resort";

function answered(status: number, locale: (typeof locales)[number]) {
  const answer = { status: 0, headers: {} as Record<string, string>, body: "" };
  const res = {
    writeHead: (code: number, headers: Record<string, string>) =>
      Object.assign(answer, { status: code, headers }),
    end: (body: string) => Object.assign(answer, { body }),
  } as unknown as ServerResponse;
  lastResort({ method: "GET" } as IncomingMessage, res, { status, locale });
  return answer;
}

test.each(locales)("in %s it is a whole page that leads on", (locale) => {
  const { status, headers, body } = answered(503, locale);
  expect(status).toBe(503);
  expect(headers["Cache-Control"]).toBe("no-store");
  expect(body).toContain(`<html lang="${languages[locale].tag}">`);
  for (const path of [`/${locale}"`, `/${locale}/news"`]) expect(body).toContain(`href="${path}`);
  for (const other of locales.filter((each) => each !== locale)) {
    expect(body).toContain(`href="/${other}"`);
  }
  expect(body).not.toContain("undefined");
});

test("its policy allows its own style and nothing else", () => {
  const { headers, body } = answered(500, "en");
  const style = /<style>([\s\S]*)<\/style>/.exec(body)?.[1] ?? "";
  const hash = createHash("sha256").update(style).digest("base64");
  expect(headers["Content-Security-Policy"]).toContain(`style-src 'sha256-${hash}'`);
  expect(headers["Content-Security-Policy"]).toContain("default-src 'none'");
});
