import type { Page } from "@playwright/test";
import { ofWords } from "@/e2e/fixtures/axe-rules";
import { busyDesk } from "@/e2e/fixtures/busy-desk";
import { importedArticle } from "@/e2e/fixtures/imported";
import { pictureInUse } from "@/e2e/fixtures/pictures";
import { giveApp, hire, openSession, signInAs } from "@/e2e/fixtures/staff";
import { storyInAllStates } from "@/e2e/fixtures/story";
import { expect, test } from "@/e2e/fixtures/test";
import { type AdminPart, partRoles } from "@/features/administration/policy";
import { calendarPaths } from "@/features/calendar/paths";
import { storyPaths } from "@/features/editorial/paths";
import { importPaths } from "@/features/importing/paths";
import { libraryPaths } from "@/features/library/paths";
import { notificationPaths } from "@/features/notifications/paths";
import { previewPaths } from "@/features/preview/paths";
import { openLink } from "@/features/staff/links/links";
import { staffPaths } from "@/features/staff/paths";
import { translationPaths } from "@/features/translation/paths";
import { type Locale, locales } from "@/i18n/routing";
import { inTransaction } from "@/lib/db/transaction";

const parts = Object.keys(partRoles) as AdminPart[];

/** Where pictures of the screens go, for people to look at; left out: nowhere. */
const pictures = process.env.SCREENSHOTS;

const widths = [390, 1440];

/**
 * A screen is built alike in all three languages: the whole of axe looks at it in one, in the dark;
 * in another its colours are looked at in the light, and in both of these what words decide.
 */
const rules: Record<Locale, readonly string[] | undefined> = {
  en: undefined,
  ru: [...ofWords, "color-contrast", "link-in-text-block"],
  zh: ofWords,
};

// What is wrong is said in words; a recording of ninety screens takes longer than looking at them. Only
// where there is one: tests with an option of their own have workers of their own, who read all modules anew.
if (process.env.TRACE) test.use({ trace: "off" });

async function photograph(page: Page, name: string, width: number) {
  if (pictures) await page.screenshot({ path: `${pictures}/${name}-${width}.png`, fullPage: true });
}

for (const locale of locales) {
  test(`every screen of the desk in ${locale}: nothing wrong to axe, to the console, or by its width`, async ({
    context,
    page,
    origin,
    axe,
  }) => {
    // Forty screens, each looked at whole.
    test.setTimeout(240_000);
    // Words differ by language, and colours do not: one of the three is looked at in the dark.
    await page.emulateMedia({
      colorScheme: locale === "en" ? "dark" : "light",
      reducedMotion: "reduce",
    });
    const problems: string[] = [];
    page.on("console", (message) => {
      if (message.type() === "error") problems.push(`${page.url()}: ${message.text()}`);
    });
    page.on("pageerror", (error) => void problems.push(`${page.url()}: ${error.message}`));
    const look = async (name: string, path: string, ready = "h1") => {
      await page.goto(path);
      expect(new URL(page.url()).pathname).toBe(path.replace(/\?.*/, ""));
      // A rehearsed publish and axe in a frame take their time on a busy machine.
      await expect(page.locator(ready).first()).toBeVisible({ timeout: 30_000 });
      const faults = await axe(page, rules[locale]);
      problems.push(...faults.map((fault) => `${path}: ${fault}`));
      for (const width of widths) {
        await page.setViewportSize({ width, height: 900 });
        const over = await page.evaluate<number>(
          "document.documentElement.scrollWidth - window.innerWidth",
        );
        if (over > 0) problems.push(`${path}: ${over} pixels too wide at ${width}`);
        await photograph(page, `${locale}-${name}`, width);
      }
    };
    const invited = { kind: "INVITATION", locale, createdByName: "Test" } as const;
    const { token } = await inTransaction((tx) =>
      openLink(tx, { ...invited, name: "Анна Иванова", email: "anna@example.com", role: "EDITOR" }),
    );
    await look("sign-in", staffPaths.signIn(locale));
    await look("reset", staffPaths.reset(locale));
    await look("invitation", staffPaths.invitation(locale, token));
    await look("dead-link", staffPaths.resetWith(locale, "x"));
    const newcomer = await hire("editor");
    const { cookie } = await openSession(newcomer.userId, { withFactor: false });
    await context.addCookies([{ ...cookie, url: origin }]);
    await look("set-up", staffPaths.firstFactor(locale));
    await giveApp(newcomer.userId);
    await look("code", staffPaths.code(locale));
    const { userId } = await signInAs(context, origin, "admin", { locale });
    const { documentId, receiptId } = await storyInAllStates();
    const { talkedOf, inReview } = await busyDesk(userId);
    await look("home", staffPaths.home(locale));
    await look("archived", `${staffPaths.home(locale)}?archived=only`);
    await look("deleted", storyPaths.deleted(locale));
    await look("account", staffPaths.account(locale));
    await look("new", storyPaths.begin(locale));
    await look("story", storyPaths.story(locale, documentId));
    await look("text", storyPaths.text(locale, documentId, "en"), "[role=textbox]");
    await look("history", storyPaths.history(locale, documentId, "en"));
    await look("comparison", `${storyPaths.history(locale, documentId, "en")}?from=1&to=2`);
    await look("imported", importPaths.imported(locale, await importedArticle(), "zh"));
    await look("behind", translationPaths.behind(locale));
    await look("translation", storyPaths.translate(locale, documentId, "ru"), ".source-row");
    await look("review", storyPaths.review(locale, documentId, "en"));
    await look("story-talked-of", storyPaths.story(locale, talkedOf));
    await look("text-talked-of", storyPaths.text(locale, talkedOf, "en"), "[role=textbox]");
    await look("history-talked-of", storyPaths.history(locale, talkedOf, "en"));
    await look("review-asked", storyPaths.review(locale, inReview, "en"));
    await look("share-talked-of", storyPaths.share(locale, talkedOf));
    await look("calendar", calendarPaths.week(locale));
    const both = ["en", "ru"] as const;
    await look(
      "text-of-errand",
      storyPaths.textOfErrand(locale, documentId, "en", both),
      "[role=textbox]",
    );
    await look("errand", storyPaths.errand(locale, documentId, both));
    const { old, by, name } = await pictureInUse();
    // Narrowed to these: other tests have pictures without files.
    const narrowed = `${libraryPaths.list(locale)}?q=${name}`;
    await look("media", narrowed);
    await look("media-list", `${narrowed}&view=list`);
    await look("media-item", libraryPaths.item(locale, old));
    await look("media-replace", libraryPaths.replace(locale, old, by));
    await look("media-offers", libraryPaths.offers(locale, [old], ["credit"]));
    await look("notifications", notificationPaths.list(locale));
    await look("preview", storyPaths.preview(locale, documentId), ".preview-audit[data-found]");
    await look(
      "preview-talked-of",
      storyPaths.preview(locale, talkedOf),
      ".preview-audit[data-found]",
    );
    await look("share", storyPaths.share(locale, documentId));
    await look("publish", storyPaths.publish(locale, documentId), ".publish-plan[data-ready]");
    await look("receipt", storyPaths.receipt(locale, documentId, receiptId));
    for (const part of parts) await look(part, staffPaths.admin(locale, part));
    await look("previewed", previewPaths.story(locale, documentId));
    expect(problems).toEqual([]);
  });
}
