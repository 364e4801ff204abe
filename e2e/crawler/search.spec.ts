import { expect, messages, test } from "@/e2e/fixtures/test";
import { locales } from "@/i18n/routing";

const from = (address: string) => ({ "X-Forwarded-For": address });

test("search pages are for no crawler, set no cookie, run no script and are kept by nobody", async ({
  request,
}) => {
  for (const locale of locales) {
    const response = await request.get(`/${locale}/search?q=Bauing`, {
      headers: from("203.0.113.10"),
    });
    const html = await response.text();
    const headers = response.headers();
    expect(response.status()).toBe(200);
    expect(html).toMatch(/<meta name="robots" content="noindex/);
    expect(headers["x-robots-tag"]).toBe("noindex, follow");
    expect(headers["cache-control"]).toBe("no-store");
    expect(headers["set-cookie"]).toBeUndefined();
    expect(headers["content-security-policy"]).toContain("script-src 'sha256-");
    expect(html).not.toMatch(/<script(?! type="(?:application\/ld\+json|speculationrules)")/);
    expect(html).toContain("</html>");
  }
});

const hostile: [name: string, query: string][] = [
  ["operators", `q=${encodeURIComponent("& | ! <-> :* () ' \\ \" '' \\' %")}`],
  ["an unclosed quotation", "q=%22Guangdong"],
  ["NUL", "q=Guang%00dong"],
  ["bytes that are no text", "q=%FF%FE%C0%80"],
  ["half a surrogate pair", "q=%ED%A0%80"],
  ["marks of direction", "q=%E2%80%AEBauing%E2%80%AC"],
  ["SQL", `q=${encodeURIComponent("'; DROP TABLE public_record.publication; --")}`],
  ["other scripts", `q=${encodeURIComponent("שלום مرحبا สวัสดี 안녕 ひらがな 🏗️ ﷽")}`],
  ["stop words only", "q=the+of+and"],
  ["one character", "q=%E5%AE%9D"],
  ["many words", `q=${"a1+b2+c3+d4+".repeat(80)}`],
  ["one long word", `q=${"a".repeat(1800)}`],
  ["a long run of Chinese", `q=${encodeURIComponent("宝鹰集团".repeat(40))}`],
  ["the same letters again", `q=${encodeURIComponent("ma ".repeat(200))}`],
  ["two of each", "q=a&q=b&page=2&page=3&year=1&year=2"],
  ["filters that are none", "q=Bauing&section=../x&year=99999&page=-1"],
  ["a page that is not there", "q=Bauing&page=200"],
  ["nothing", ""],
  ["an array", "q[]=a&q[b]=c"],
];

test("whatever is typed gets an answer, soon", async ({ request }) => {
  for (const [name, query] of hostile) {
    for (const locale of locales) {
      const began = performance.now();
      const response = await request.get(`/${locale}/search?${query}`, {
        headers: from(`203.0.113.${20 + locales.indexOf(locale)}`),
      });
      expect(response.status(), `${name} in ${locale}`).toBe(200);
      expect(performance.now() - began, `${name} in ${locale}`).toBeLessThan(5_000);
    }
  }
  const long = await request.get(`/en/search?q=${"a".repeat(10_000)}`);
  expect(long.status()).toBe(414);
  expect(await long.text()).toContain(messages("en")("BadRequest.text"));
});

test("below the search page nothing is there, and nothing can be sent to it", async ({
  request,
}) => {
  expect((await request.get("/en/search/more")).status()).toBe(404);
  expect((await request.post("/en/search?q=a")).status()).toBe(405);
});

test("who searches too often is told so in the language of the page, others are not", async ({
  request,
}) => {
  const ask = (address: string) => request.get("/ru/search?q=Bauing", { headers: from(address) });
  const statuses: number[] = [];
  for (let round = 0; round < 13; round += 1) {
    const five = await Promise.all(Array.from({ length: 5 }, () => ask("203.0.113.99")));
    statuses.push(...five.map((each) => each.status()));
  }
  expect(statuses.filter((status) => status === 200)).toHaveLength(60);
  expect(statuses.filter((status) => status === 429)).toHaveLength(5);
  const refused = await ask("203.0.113.99");
  expect(refused.headers()["retry-after"]).toBe("60");
  expect(refused.headers()["cache-control"]).toBe("no-store");
  expect(await refused.text()).toContain(messages("ru")("TooManySearches.title"));
  expect((await ask("203.0.113.98")).status()).toBe(200);
});

test("browsers are told how to search in each language", async ({ request, parser, origin }) => {
  for (const locale of locales) {
    const home = await (await request.get(`/${locale}`)).text();
    expect(home).toMatch(
      new RegExp(`<link(?=[^>]*rel="search")(?=[^>]*href="/${locale}/opensearch.xml")[^>]*>`),
    );
    const response = await request.get(`/${locale}/opensearch.xml`);
    expect(response.status()).toBe(200);
    expect(response.headers()["content-type"]).toContain("application/opensearchdescription+xml");
    const text = await response.text();
    expect((await parser.xml(text)).wellFormed).toBe(true);
    expect(text).toContain(`template="${origin}/${locale}/search?q={searchTerms}"`);
    expect(/<ShortName>(.*)<\/ShortName>/.exec(text)?.[1]?.length).toBeLessThanOrEqual(16);
  }
});
