import { ownSite } from "@/e2e/fixtures/own-site";
import { signInAs } from "@/e2e/fixtures/staff";
import { expect, messages, test } from "@/e2e/fixtures/test";
import { LoopbackProvider } from "@/features/staff/testing/provider";
import { locales } from "@/i18n/routing";

// A site that knows a provider, and one that has changed its secret since:
// processes of their own, on the database of the other tests.

test("staff come in with their organisation's accounts, and stay when the site's secret changes", async ({
  page,
  context,
  axe,
}) => {
  test.setTimeout(240_000);
  const { origin, env, start, remove } = await ownSite();
  const provider = new LoopbackProvider();
  await provider.open(origin);
  provider.guest = { subject: "wang-1", amr: ["pwd"] };
  const first = await start(provider.settings);

  // Linked once, by who is signed in.
  await signInAs(context, origin, "author", { name: "Wang Fang" });
  await page.goto(`${origin}/en/staff/account`);
  const en = messages("en");
  const part = page.getByRole("region", {
    name: en("Provider.title", { name: en("Provider.organisation") }),
  });
  expect.soft(await axe(page)).toEqual([]);
  await part.getByRole("button", { name: en("Provider.link"), exact: true }).click();
  await expect(part.getByRole("button", { name: en("Provider.unlink") })).toBeVisible();

  // In by it, in each language.
  for (const locale of locales) {
    const t = messages(locale);
    await context.clearCookies();
    await page.goto(`${origin}/${locale}/staff/sign-in`);
    expect.soft(await axe(page)).toEqual([]);
    await page
      .getByRole("link", { name: t("SignIn.provider", { name: t("SignIn.organisation") }) })
      .click();
    // To the desk in the language of its owner, whichever page they came in by.
    await expect(page).toHaveURL(`${origin}/en/staff`);
    await expect(page.getByText("Wang Fang").first()).toBeVisible();
  }

  // Somebody the site does not know is told so, and has no account afterwards.
  await context.clearCookies();
  provider.guest = { subject: "nobody-knows", amr: ["pwd"] };
  await page.goto(`${origin}/en/staff/sign-in`);
  await page
    .getByRole("link", { name: en("SignIn.provider", { name: en("SignIn.organisation") }) })
    .click();
  await expect(page).toHaveURL(/\/en\/staff\/sign-in\?/);
  await expect(page.getByRole("alert").first()).toBeVisible();

  // The secret changes while people are signed in.
  await context.clearCookies();
  await signInAs(context, origin, "author", { name: "Li Wei" });
  await page.goto(`${origin}/en/staff`);
  await expect(page.getByText("Li Wei").first()).toBeVisible();
  await first.end();
  const second = await start({
    ...provider.settings,
    SITE_SECRET: "another secret of thirty-two characters and more",
    SITE_SECRET_PREVIOUS: env.SITE_SECRET,
  });
  for (let visit = 0; visit < 2; visit++) {
    await page.goto(`${origin}/en/staff`);
    await expect(page.getByText("Li Wei").first()).toBeVisible();
  }
  await second.end();
  await provider.close();
  await remove();
});
