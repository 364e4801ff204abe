import type { Page } from "@playwright/test";
import { linkIn, mailTo } from "@/e2e/fixtures/mail";
import { givePassword, hire, openSession, signInAs } from "@/e2e/fixtures/staff";
import { expect, messages, test } from "@/e2e/fixtures/test";
import { codeOf } from "@/e2e/fixtures/totp";
import { staffPaths } from "@/features/staff/paths";
import { mailFolder } from "@/lib/mail";

const t = messages("en");
const password = "a sentence that nobody guesses";

async function signIn(page: Page, email: string, secret = password): Promise<void> {
  await page.goto(staffPaths.signIn("en"));
  await page.getByLabel(t("SignIn.email")).fill(email);
  await page.getByLabel(t("SignIn.password"), { exact: true }).fill(secret);
  await page.getByRole("button", { name: t("SignIn.submit"), exact: true }).click();
}

const heading = (page: Page) => page.getByRole("heading", { level: 1 });

test("somebody is invited in Russian, opens the account, is disabled and is out at once", async ({
  browser,
  context,
  page,
  origin,
}) => {
  const ru = messages("ru");
  const email = `invited-${Date.now()}-${test.info().workerIndex}@example.com`;
  await signInAs(context, origin, "admin");
  await page.goto(staffPaths.admin("en", "accounts"));
  await page.getByLabel(t("InviteForm.name")).fill("Анна Иванова");
  await page.getByLabel(t("InviteForm.email")).fill(email);
  await page.getByLabel(t("InviteForm.role"), { exact: true }).selectOption("author");
  await page.getByLabel(t("InviteForm.language")).selectOption("ru");
  await page.getByRole("button", { name: t("InviteForm.submit") }).click();
  await expect(page.getByText(t("Done.invitedFile", { folder: mailFolder() }))).toBeVisible();

  const mail = await mailTo(email);
  expect(mail).toContain("Здравствуйте, Анна Иванова!");
  const link = linkIn(mail);
  expect(link).toContain(`${origin}/ru/staff/invitation/`);
  const theirs = await (await browser.newContext()).newPage();
  await theirs.goto(link);
  await theirs.getByLabel(ru("NewPassword.password"), { exact: true }).fill("Анна Иванова 2026");
  await expect(theirs.getByText(ru("NewPassword.strength.password-guessable"))).toBeVisible();
  await theirs.getByLabel(ru("NewPassword.password"), { exact: true }).fill(password);
  await expect(theirs.getByText(ru("NewPassword.strength.strong"))).toBeVisible();
  await theirs.getByLabel(ru("NewPassword.again")).fill(password);
  await theirs.getByRole("button", { name: ru("Invitation.submit") }).click();
  await expect(heading(theirs)).toHaveText(ru("DeskHome.title"));
  await expect(theirs.getByRole("link", { name: ru("DeskShell.admin") })).toHaveCount(0);

  await page.goto(staffPaths.admin("en", "accounts"));
  await page
    .getByRole("button", { name: t("AccountTable.of.disable", { name: "Анна Иванова" }) })
    .first()
    .click();
  await expect(page.getByText(t("Done.disable"))).toBeVisible();
  await theirs.reload();
  await expect(heading(theirs)).toHaveText(ru("SignIn.title"));
  await signIn(theirs, email);
  await expect(theirs.getByRole("alert").first()).toContainText(t("StaffReasons.account-disabled"));
  await theirs.context().close();
});

test("a wrong password says neither what is wrong nor who exists", async ({ page }) => {
  const { email, userId } = await hire("author");
  await givePassword(userId, password);
  for (const [who, secret] of [
    [email, "something else entirely"],
    [`nobody-${Date.now()}@example.com`, password],
  ] as const) {
    await signIn(page, who, secret);
    await expect(page.getByRole("alert").first()).toHaveText(t("StaffReasons.wrong-credentials"));
  }
});

test("a second factor is set up, asked for, and replaced by a recovery code", async ({ page }) => {
  const { email, userId } = await hire("author");
  await givePassword(userId, password);
  await signIn(page, email);
  await expect(heading(page)).toHaveText(t("DeskHome.title"));
  await page.goto(staffPaths.account("en"));
  const part = page.getByRole("region", { name: t("SecondFactor.title") });
  await part.getByLabel(t("SecondFactor.password")).fill(password);
  await part.getByRole("button", { name: t("SecondFactor.begin") }).click();
  const secret = (await part.locator(".secret").textContent()) ?? "";
  const [recovery = ""] = await part.locator(".recovery-codes code").allTextContents();
  await part.getByLabel(t("SecondFactor.code")).fill(codeOf(secret));
  await part.getByRole("button", { name: t("SecondFactor.finish") }).click();
  await expect(part).toContainText(t("SecondFactor.isOn"));

  const enter = async (code: string) => {
    await page.getByLabel(t("SignInCode.code"), { exact: true }).fill(code);
    await page.getByRole("button", { name: t("SignInCode.submit") }).click();
  };
  for (const code of [() => codeOf(secret), () => recovery]) {
    await page.getByRole("button", { name: t("DeskShell.signOut") }).click();
    await expect(heading(page)).toHaveText(t("SignIn.title"));
    await signIn(page, email);
    await expect(heading(page)).toHaveText(t("SignInCode.title"));
    // The password alone opens nothing.
    await page.goto(staffPaths.account("en"));
    await expect(heading(page)).toHaveText(t("SignIn.title"));
    await page.goto(staffPaths.code("en"));
    await enter("000000");
    await expect(page.getByRole("alert").first()).toHaveText(t("StaffReasons.wrong-code"));
    await enter(code());
    await expect(heading(page)).toHaveText(t("DeskHome.title"));
  }
});

test("a passkey is added and signs in", async ({ page }) => {
  const { email, userId } = await hire("editor");
  await givePassword(userId, password);
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("WebAuthn.enable");
  await cdp.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  await signIn(page, email);
  await expect(heading(page)).toHaveText(t("DeskHome.title"));
  await page.goto(staffPaths.account("en"));
  const part = page.getByRole("region", { name: t("Passkeys.title") });
  await part.getByLabel(t("Passkeys.name")).fill("Laptop");
  await part.getByLabel(t("Passkeys.password")).fill(password);
  await part.getByRole("button", { name: t("Passkeys.add") }).click();
  await expect(
    part.getByRole("button", { name: t("Passkeys.removeNamed", { name: "Laptop" }) }),
  ).toBeVisible();
  await page.getByRole("button", { name: t("DeskShell.signOut") }).click();
  await expect(heading(page)).toHaveText(t("SignIn.title"));
  await page.getByRole("button", { name: t("SignIn.passkey") }).click();
  await expect(heading(page)).toHaveText(t("DeskHome.title"));
});

test("a forgotten password is replaced by mail, and every session is over", async ({
  context,
  page,
  origin,
}) => {
  const zh = messages("zh");
  const { email } = await signInAs(context, origin, "editor", { locale: "zh" });
  await page.goto(staffPaths.home("zh"));
  await expect(heading(page)).toHaveText(zh("DeskHome.title"));
  await page.goto(staffPaths.reset("zh"));
  await page.getByLabel(zh("Reset.email")).fill(email);
  await page.getByRole("button", { name: zh("Reset.submit") }).click();
  await expect(page.getByText(zh("Reset.sentFile"))).toBeVisible();
  await page.goto(linkIn(await mailTo(email)));
  await page.getByLabel(zh("NewPassword.password"), { exact: true }).fill(password);
  await page.getByLabel(zh("NewPassword.again")).fill(password);
  await page.getByRole("button", { name: zh("Reset.newSubmit") }).click();
  await expect(page.getByText(zh("SignIn.resetDone"))).toBeVisible();
  await page.goto(staffPaths.home("zh"));
  await expect(heading(page)).toHaveText(zh("SignIn.title"));
});

test("sessions are listed, and another one can be ended", async ({
  browser,
  context,
  page,
  origin,
}) => {
  const { userId } = await signInAs(context, origin, "author");
  const { cookie } = await openSession(userId);
  const other = await browser.newContext();
  await other.addCookies([{ ...cookie, url: origin }]);
  const theirs = await other.newPage();
  await theirs.goto(staffPaths.home("en"));
  await expect(heading(theirs)).toHaveText(t("DeskHome.title"));
  await page.goto(staffPaths.account("en"));
  const part = page.getByRole("region", { name: t("Sessions.title") });
  await expect(part.getByRole("listitem")).toHaveCount(2);
  await part.getByRole("button", { name: t("Sessions.end"), exact: true }).click();
  await expect(page.getByText(t("Done.sessions"))).toBeVisible();
  await theirs.reload();
  await expect(heading(theirs)).toHaveText(t("SignIn.title"));
  await other.close();
});
