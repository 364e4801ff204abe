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
  await part.getByRole("button", { name: t("SecondFactor.begin") }).click();
  const secret = (await part.locator(".secret").textContent()) ?? "";
  await part.getByLabel(t("SecondFactor.code")).fill(codeOf(secret));
  await part.getByRole("button", { name: t("SecondFactor.finish") }).click();
  await expect(part).toContainText(t("SecondFactor.isOn"));
  const [recovery = ""] = await part.locator(".recovery-codes code").allTextContents();

  const enter = async (code: string) => {
    await page.getByLabel(t("SignInCode.code"), { exact: true }).fill(code);
    await page.getByRole("button", { name: t("SignInCode.submit") }).click();
  };
  // The code that has set it up is used: the app shows the next one within half a minute.
  for (const code of [() => codeOf(secret, Date.now() + 30_000), () => recovery]) {
    await page.getByRole("button", { name: t("DeskShell.signOut") }).click();
    await expect(heading(page)).toHaveText(t("SignIn.title"));
    await signIn(page, email);
    await expect(heading(page)).toHaveText(t("SignInCode.title"));
    // The password alone opens nothing, and every page of the desk leads back here.
    await page.goto(staffPaths.account("en"));
    await expect(heading(page)).toHaveText(t("SignInCode.title"));
    await page.goto(staffPaths.code("en"));
    await enter("000000");
    await expect(page.getByRole("alert").first()).toHaveText(t("StaffReasons.wrong-code"));
    await enter(code());
    await expect(heading(page)).toHaveText(t("DeskHome.title"));
  }
});

/** A device that makes and uses passkeys without a hand on it. */
async function addDevice(page: Page): Promise<void> {
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
}

test("a publisher's first sign-in leads through a passkey, which signs in from then on", async ({
  page,
  axe,
}) => {
  const zh = messages("zh");
  const { email, userId } = await hire("editor", { locale: "zh" });
  await givePassword(userId, password);
  await addDevice(page);
  const wanted = `${staffPaths.account("zh")}`;
  await page.goto(wanted);
  await page.getByLabel(zh("SignIn.email")).fill(email);
  await page.getByLabel(zh("SignIn.password"), { exact: true }).fill(password);
  await page.getByRole("button", { name: zh("SignIn.submit"), exact: true }).click();
  await expect(heading(page)).toHaveText(zh("FirstFactor.title"));
  // Until then nothing else opens, and every page leads back here.
  await page.goto(staffPaths.home("zh"));
  await expect(heading(page)).toHaveText(zh("FirstFactor.title"));
  await page.getByLabel(zh("Passkeys.name")).fill("笔记本电脑");
  await page.getByRole("button", { name: zh("Passkeys.add") }).click();
  await expect(page.locator(".recovery-codes code")).toHaveCount(10);
  expect(await axe(page)).toEqual([]);
  await page.getByRole("link", { name: zh("FirstFactor.goOn") }).click();
  await expect(heading(page)).toHaveText(zh("DeskHome.title"));
  // By an action or, before the scripts are there, by the form itself. The browser may still be
  // reporting what axe has evaluated: that is a POST, too.
  const out = page.waitForResponse((answer) => {
    const asked = answer.request();
    const byForm = asked.method() === "POST" && asked.resourceType() === "document";
    return byForm || "next-action" in asked.headers();
  });
  await page.getByRole("button", { name: zh("DeskShell.signOut") }).click();
  // Pages of the desk go from the browser's cache; unsaved texts stay in its storage.
  expect(await (await out).headerValue("clear-site-data")).toBe('"cache"');
  await expect(heading(page)).toHaveText(zh("SignIn.title"));
  await page.getByRole("button", { name: zh("SignIn.passkey") }).click();
  await expect(heading(page)).toHaveText(zh("DeskHome.title"));
});

test("a publisher whose phone is lost enters with a recovery code, or anew by mail when an administrator says so", async ({
  browser,
  context,
  page,
  origin,
}) => {
  const ru = messages("ru");
  const { email, userId, name } = await hire("editor", {
    locale: "ru",
    name: `Lost ${Date.now()}`,
  });
  await givePassword(userId, password);
  const typePassword = async (secret: string) => {
    await page.goto(staffPaths.signIn("ru"));
    await page.getByLabel(ru("SignIn.email")).fill(email);
    await page.getByLabel(ru("SignIn.password"), { exact: true }).fill(secret);
    await page.getByRole("button", { name: ru("SignIn.submit"), exact: true }).click();
  };
  const setUpApp = async () => {
    await expect(heading(page)).toHaveText(ru("FirstFactor.title"));
    await page.getByRole("button", { name: ru("SecondFactor.begin") }).click();
    const secret = (await page.locator(".secret").textContent()) ?? "";
    await page.getByLabel(ru("SecondFactor.code")).fill(codeOf(secret));
    await page.getByRole("button", { name: ru("SecondFactor.finish") }).click();
    await expect(page.locator(".recovery-codes code")).toHaveCount(10);
    const codes = await page.locator(".recovery-codes code").allTextContents();
    await page.getByRole("link", { name: ru("FirstFactor.goOn") }).click();
    await expect(heading(page)).toHaveText(ru("DeskHome.title"));
    return codes;
  };
  await typePassword(password);
  const [recovery = ""] = await setUpApp();
  await page.getByRole("button", { name: ru("DeskShell.signOut") }).click();
  await expect(heading(page)).toHaveText(ru("SignIn.title"));
  await typePassword(password);
  await expect(heading(page)).toHaveText(ru("SignInCode.title"));
  await page.getByLabel(ru("SignInCode.code"), { exact: true }).fill(recovery);
  await page.getByRole("button", { name: ru("SignInCode.submit") }).click();
  await expect(heading(page)).toHaveText(ru("DeskHome.title"));

  const theirs = await browser.newContext();
  await signInAs(theirs, origin, "admin");
  const admins = await theirs.newPage();
  await admins.goto(staffPaths.admin("en", "accounts"));
  const lost = t("AccountTable.of.remove-factors", { name });
  await admins.getByRole("button", { name: lost }).click();
  await expect(admins.getByText(t("Done.remove-factors"))).toBeVisible();
  await theirs.close();

  await page.reload();
  await expect(heading(page)).toHaveText(ru("SignIn.title"));
  const fresh = "another sentence for the river";
  await page.goto(linkIn(await mailTo(email, "/staff/reset/")));
  await page.getByLabel(ru("NewPassword.password"), { exact: true }).fill(fresh);
  await page.getByLabel(ru("NewPassword.again")).fill(fresh);
  await page.getByRole("button", { name: ru("Reset.newSubmit") }).click();
  await expect(page.getByText(ru("SignIn.resetDone"))).toBeVisible();
  await typePassword(fresh);
  await setUpApp();
  expect(context.pages()).toHaveLength(1);
});

test("who has not shown of late who they are confirms it, and what they typed is sent then", async ({
  context,
  page,
  origin,
  axe,
}) => {
  const { userId } = await hire("admin");
  await givePassword(userId, password);
  const { cookie } = await openSession(userId, { confirmed: false });
  await context.addCookies([{ ...cookie, url: origin }]);
  await page.goto(staffPaths.admin("en", "accounts"));
  const email = `confirmed-${Date.now()}-${test.info().workerIndex}@example.com`;
  const fill = async () => {
    await page.getByLabel(t("InviteForm.name")).fill("Anna");
    await page.getByLabel(t("InviteForm.email")).fill(email);
  };
  const dialog = page.getByRole("dialog", { name: t("ConfirmIdentity.title") });
  await fill();
  await page.getByRole("button", { name: t("InviteForm.submit") }).click();
  await expect(dialog).toBeVisible();
  await expect(dialog.getByLabel(t("ConfirmIdentity.password"))).toBeVisible();
  expect(await axe(page)).toEqual([]);
  // Left by the keyboard: nothing is done, it says so, and nothing is lost.
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(page.getByText(t("StaffReasons.confirm-first"))).toBeVisible();
  await expect(page.getByLabel(t("InviteForm.email"))).toHaveValue(email);
  await page.getByRole("button", { name: t("InviteForm.submit") }).click();
  await dialog.getByLabel(t("ConfirmIdentity.password")).fill("not this one at all");
  await page.keyboard.press("Enter");
  await expect(dialog.getByRole("alert")).toHaveText(t("StaffReasons.password-wrong"));
  await dialog.getByLabel(t("ConfirmIdentity.password")).fill(password);
  await page.keyboard.press("Enter");
  await expect(page.getByText(t("Done.invitedFile", { folder: mailFolder() }))).toBeVisible();
  expect(await mailTo(email)).toContain("Anna");
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
