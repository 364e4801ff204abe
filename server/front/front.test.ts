import path from "node:path";
import { build } from "esbuild";
import { expect, test } from "vitest";
import { programBundle } from "@/server/supervisor/bundle-processes";

test("the front has no Next, none of the desk's code, and the reading role of the database only", async () => {
  const { metafile } = await build({
    ...programBundle(path.resolve(import.meta.dirname, "../..")),
    entryPoints: ["server/front/front.ts"],
  });
  const files = Object.keys(metafile.inputs);
  expect(files).toContain("server/front/router.ts");
  const packages = Object.values(metafile.inputs)
    .flatMap(({ imports }) => imports)
    .flatMap(({ path, external }) => (external ? [path] : []));
  expect(
    packages.filter((name) => /^(?:next|next-intl|react|better-auth|sharp)\b/.test(name)),
  ).toEqual([]);
  const ofDesk =
    /^(?:features\/(?:administration|backup|editorial|importing|overview|preview|search|writing)\/|lib\/db\/editorial|lib\/jobs\/)/;
  expect(files.filter((file) => ofDesk.test(file))).toEqual([]);
});
