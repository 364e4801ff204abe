import { expect, test } from "vitest";
import { siteAddresses } from "./site-addresses";

test.each([
  [{}, ["http://127.0.0.1:3000"]],
  [{ PORT: "8080", HOST: "0.0.0.0" }, ["http://127.0.0.1:8080"]],
  [{ PORT: "8080", HOST: "::1" }, ["http://[::1]:8080"]],
  [{ SITE_INSTANCES: "http://a:1/, http://b:2" }, ["http://a:1", "http://b:2"]],
])("of %j are %j", (env, addresses) => {
  expect(siteAddresses({ NODE_ENV: "test", ...env })).toEqual(addresses);
});
