import { expect, test } from "@/e2e/fixtures/test";

// What documents of the desk bring with them, and that public pages do not.

test("the desk's scripts and styles never reach public pages", async ({ request }) => {
  const assets = async (path: string) =>
    [...(await (await request.get(path)).text()).matchAll(/(?:href|src)="(\/_next\/[^"]+)"/g)].map(
      ([, address]) => address,
    );
  const ofDesk = new Set(await assets("/en/staff/sign-in"));
  expect(ofDesk.size).toBeGreaterThan(0);
  for (const path of ["/en", "/zh/news", "/ru/search", "/en/unknown"]) {
    const own = await assets(path);
    expect(own.length, path).toBeGreaterThan(0);
    expect(
      own.filter((each) => ofDesk.has(each)),
      path,
    ).toEqual([]);
  }
});

test("a document of the desk runs only scripts with its nonce", async ({ request }) => {
  const answer = await request.get("/en/staff/sign-in");
  const policy = answer.headers()["content-security-policy"] ?? "";
  const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? "";
  expect(nonce).not.toBe("");
  const scripts = [...(await answer.text()).matchAll(/<script\b([^>]*)>/g)].map(([, each]) => each);
  expect(scripts.length).toBeGreaterThan(0);
  for (const script of scripts) expect(script).toContain(`nonce="${nonce}"`);
});
