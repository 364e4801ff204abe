import { beforeAll } from "vitest";
import { type TestDatabase, testDatabase } from "@/lib/postgres/testing";
import { hireStaff, openSection, type Staff } from "./newsroom";

/**
 * Gives the tests of the file that calls it a newsroom of their own: a
 * database, a data folder, the section `works`, and an author, an editor and
 * an administrator. Fields can be read from the first test on; texts in any
 * state come from `./newsroom`.
 */
export function newsroomTest(): { database: TestDatabase; staff: Staff } {
  const database = testDatabase();
  const staff = {} as Staff;
  beforeAll(async () => {
    await openSection();
    Object.assign(staff, await hireStaff());
  });
  return { database, staff };
}
