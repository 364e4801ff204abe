import { expect, test } from "vitest";
import { placeOf } from "./child-environment";

const place = (DATABASE_URL?: string, SITE_INSTANCES?: string) =>
  placeOf({ DATABASE_URL, SITE_INSTANCES } as unknown as NodeJS.ProcessEnv);

test.each([
  ["who logs in", "postgresql://a:b@db/news", "postgresql://c@db/news"],
  ["who logs in, behind it", "postgresql://db/news?user=a&password=b", "postgresql://db/news"],
  [
    "the order of settings",
    "postgresql://db/news?host=/a&sslmode=off",
    "postgresql://db/news?sslmode=off&host=/a",
  ],
])("%s makes no other database", (_, one, other) => expect(place(one)).toBe(place(other)));

test.each([
  ["another host", "postgresql://db/news", "postgresql://eb/news"],
  ["another name", "postgresql://db/news", "postgresql://db/site"],
  ["a host named behind it", "postgresql://db/news", "postgresql://db/news?host=eb"],
  ["another socket", "postgresql:///news?host=/run/a", "postgresql:///news?host=/run/b"],
  ["the site's own", "postgresql://db/news", undefined],
])("%s does", (_, one, other) => expect(place(one)).not.toBe(place(other)));

test("what was kept among other machines is not that of a machine alone", () => {
  const others = "http://10.0.0.2:3000";
  for (const url of ["postgresql://db/news", undefined]) {
    expect(place(url, others)).not.toBe(place(url));
    expect(place(url, " ")).toBe(place(url));
  }
});
