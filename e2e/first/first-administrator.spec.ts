import { expect, messages, test } from "@/e2e/fixtures/test";
import { codeOf } from "@/e2e/fixtures/totp";
import { openSetup } from "@/features/staff/links/setup";
import { staffPaths } from "@/features/staff/paths";

const t = messages("zh");

test("the printed link makes the first administrator, once", async ({ page, axe }) => {
  const token = (await openSetup("zh")) ?? "";
  const link = staffPaths.setup("zh", token);
  await page.goto(staffPaths.setup("zh", "another"));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(t("DeadLink.title"));

  await page.goto(link);
  expect(await axe(page)).toEqual([]);
  const fill = async (password: string) => {
    await page.getByLabel(t("Setup.name")).fill("王安娜");
    await page.getByLabel(t("Setup.email")).fill("First@Example.com");
    await page.getByLabel(t("NewPassword.password"), { exact: true }).fill(password);
    await page.getByLabel(t("NewPassword.again")).fill(password);
    await page.getByRole("button", { name: t("Setup.submit") }).click();
  };
  await fill("123456789012");
  await expect(page.getByRole("alert").first()).toContainText(t("StaffReasons.password-guessable"));
  await fill("宝鹰编辑部的第一位管理员");
  // Who may publish needs more than a password, the first one as well.
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(t("FirstFactor.title"));
  expect(await axe(page)).toEqual([]);
  await page.getByRole("button", { name: t("SecondFactor.begin") }).click();
  const secret = (await page.locator(".secret").textContent()) ?? "";
  await page.getByLabel(t("SecondFactor.code")).fill(codeOf(secret));
  await page.getByRole("button", { name: t("SecondFactor.finish") }).click();
  await page.getByRole("link", { name: t("FirstFactor.goOn") }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(t("DeskHome.title"));
  await expect(page).toHaveURL(/\/zh\/staff$/);

  await page.goto(link);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(t("DeadLink.title"));
  expect(await openSetup("zh")).toBeUndefined();
});
