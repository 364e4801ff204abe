import { beforeEach, expect, test } from "vitest";
import { hireStaff } from "@/features/editorial/testing/newsroom";
import { setupIsOpen } from "@/features/staff/links/setup";
import { editorialDb } from "@/lib/db/editorial";
import { testDatabase } from "@/lib/postgres/testing";
import { createLife } from "@/lib/startup/life.mjs";
import { createProgress } from "@/lib/startup/progress.mjs";
import { firstAdministratorLink } from "./first-administrator";

testDatabase();

const life = createLife(() => {});
const context = {
  root: process.cwd(),
  dev: false,
  progress: createProgress(1),
  life,
  lock: undefined as never,
  dataDir: "",
  sources: "",
  address: { port: 3000, host: "" },
};
const link = () => firstAdministratorLink(context, { ...process.env });

beforeEach(() => editorialDb().user.deleteMany());

test("there is a link while nobody is an administrator, whoever else has an account", async () => {
  await hireStaff();
  await editorialDb().user.deleteMany({ where: { role: "ADMIN" } });
  expect(await editorialDb().user.count()).toBeGreaterThan(0);
  const token = (await link())?.split("/").at(-1) ?? "";
  expect(await setupIsOpen(token)).toBe(true);
});

test("there is none once there is one", async () => {
  await hireStaff();
  expect(await link()).toBeUndefined();
});
