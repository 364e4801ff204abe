import type { Page } from "@playwright/test";
import { desksOf } from "@/e2e/fixtures/desks";
import { section } from "@/e2e/fixtures/publishing";
import { hire, signInAs } from "@/e2e/fixtures/staff";
import { expect, messages, test } from "@/e2e/fixtures/test";
import { calendarPaths } from "@/features/calendar/paths";
import { weekOf } from "@/features/calendar/week/week";
import { assign } from "@/features/editorial/assignments/assign";
import { dayColumn } from "@/features/editorial/assignments/newsroom-day";
import { approve, submit } from "@/features/editorial/review/review";
import { schedule } from "@/features/editorial/schedules/schedule";
import { hashOf, newDocument, write } from "@/features/editorial/testing/newsroom";
import { formatWeekday } from "@/i18n/dates";
import type { Locale } from "@/i18n/routing";
import { editorialDb } from "@/lib/db/editorial";

// A week of the newsroom: what is scheduled, due and planned, moved by mouse, by keys and by a form.

const zone = "Asia/Shanghai";
const phone = { width: 390, height: 844 };

/** Each test has a week of its own: what others plan is not in its way. */
const weeks: Record<Locale, string> = { zh: "2097-01-09", en: "2097-03-06", ru: "2097-05-08" };

const wide = (page: Page) =>
  page.evaluate<number>("document.documentElement.scrollWidth - window.innerWidth");

/** A text that is approved and scheduled for nine in the morning. */
async function scheduled(title: string, day: string): Promise<string> {
  const [author, editor] = [await hire("author"), await hire("editor")];
  const documentId = await newDocument({ sectionKey: section.key });
  const which = { documentId, locale: "en" } as const;
  await write({ userId: author.userId }, documentId, "en", { title });
  await submit({ userId: author.userId }, which);
  const publicHash = await hashOf(documentId, "en");
  await approve({ userId: editor.userId }, { ...which, publicHash });
  const texts = [{ locale: "en" as const }];
  await schedule({ userId: editor.userId }, { documentId, texts, localTime: `${day}T09:00`, zone });
  return documentId;
}

async function planned(title: string, storyDate: string): Promise<string> {
  const documentId = await newDocument({ sectionKey: section.key, storyDate });
  await write({ system: "test" }, documentId, "en", { title });
  return documentId;
}

const dueAtOf = async (documentId: string) =>
  (await editorialDb().schedule.findFirst({ where: { documentId, state: "PENDING" } }))?.dueAt;

for (const desk of desksOf("zh")) {
  test(`a week is read and its things are moved by mouse and by a form (desk in ${desk})`, async ({
    page,
    context,
    origin,
    axe,
  }, { retry }) => {
    test.setTimeout(120_000);
    const t = messages(desk);
    const week = weekOf(weeks[desk]);
    const [monday = "", tuesday = "", wednesday = "", thursday = ""] = week.days;
    const day = (of: string) =>
      page.locator(".calendar-day", {
        has: page.getByRole("heading", { name: formatWeekday(desk, dayColumn(of)) }),
      });
    const editor = await signInAs(context, origin, "editor", { locale: desk, name: "Anna Editor" });
    // What the first try has left stands on the same days.
    const title = `Scheduled on a desk in ${desk}, try ${retry + 1}`;
    const documentId = await scheduled(title, tuesday);
    const plan = `Planned on a desk in ${desk}, try ${retry + 1}`;
    await planned(plan, wednesday);
    const translated = await newDocument({ sectionKey: section.key });
    await write({ userId: editor.userId }, translated, "en", { title: `Due in ${desk}` });
    const due = { locale: "ru", task: "TRANSLATE", userId: editor.userId } as const;
    await assign({ userId: editor.userId }, { documentId: translated, ...due, dueOn: thursday });

    // Its way in stands in the navigation; its zone on the page.
    await page.goto(calendarPaths.week(desk));
    const ways = page.getByRole("navigation", { name: t("DeskShell.navigation") });
    await expect(ways.getByRole("link", { name: t("DeskShell.calendar") })).toHaveAttribute(
      "aria-current",
      "page",
    );
    await expect(page.getByText(t("Calendar.zone"))).toBeVisible();
    await page.goto(calendarPaths.week(desk, week.previous));
    await page.getByRole("link", { name: t("Calendar.next") }).click();
    await expect(day(tuesday).getByRole("link", { name: title })).toBeVisible();
    await expect(day(tuesday).getByText("09:00")).toBeVisible();
    await expect(day(wednesday).getByRole("link", { name: plan })).toBeVisible();
    await expect(day(thursday).getByText(t("Calendar.kind.due"), { exact: true })).toBeVisible();
    expect(await axe(page)).toEqual([]);

    // By mouse: the hour stays, and readers of the page are told.
    await day(tuesday).locator(".calendar-card", { hasText: title }).dragTo(day(thursday));
    await expect(day(thursday).getByRole("link", { name: title })).toBeVisible();
    await expect(page.locator(".calendar-said")).toContainText(title);
    expect(await dueAtOf(documentId)).toEqual(new Date(`${thursday}T09:00:00+08:00`));

    // By a form, at another hour; what was approved is what stays scheduled.
    await page.getByRole("button", { name: t("Calendar.moveOf", { title }) }).click();
    const form = page.locator(".calendar-form");
    await expect(form.getByLabel(t("Calendar.day"))).toBeFocused();
    await form.getByLabel(t("Calendar.day")).fill(monday);
    await form.getByLabel(t("Calendar.time")).fill("10:30");
    await form.getByRole("button", { name: t("Calendar.put"), exact: true }).click();
    await expect(day(monday).getByText("10:30")).toBeVisible();
    await expect(page.getByRole("button", { name: t("Calendar.moveOf", { title }) })).toBeFocused();
    expect(await dueAtOf(documentId)).toEqual(new Date(`${monday}T10:30:00+08:00`));

    // A time that has passed is refused in words, and it stays where it was.
    await page.getByRole("button", { name: t("Calendar.moveOf", { title }) }).click();
    await form.getByLabel(t("Calendar.day")).fill("2020-01-06");
    await form.getByRole("button", { name: t("Calendar.put"), exact: true }).click();
    await expect(page.getByText(t("EditorialReasons.time-past"))).toBeVisible();
    await expect(day(monday).getByRole("link", { name: title })).toBeVisible();
    expect(await axe(page)).toEqual([]);

    // On a phone it is a list of the days on which there is something.
    await page.setViewportSize(phone);
    await page.reload();
    await expect(day(monday).getByRole("link", { name: title })).toBeVisible();
    await expect(day(tuesday)).toBeHidden();
    expect(await wide(page)).toBe(0);
    expect(await axe(page)).toEqual([]);
  });
}

test("by keyboard alone: arrows choose a day, Enter moves, Escape leaves, and each is said", async ({
  page,
  context,
  origin,
}) => {
  test.setTimeout(90_000);
  const t = messages("en");
  const week = weekOf("2097-07-10");
  const [monday = "", , wednesday = "", thursday = ""] = week.days;
  await signInAs(context, origin, "editor");
  const title = "Moved by keys";
  const documentId = await planned(title, wednesday);
  await page.goto(calendarPaths.week("en", wednesday));
  const said = page.locator(".calendar-said");
  const move = page.getByRole("button", { name: t("Calendar.moveOf", { title }) });
  const name = (of: string) => formatWeekday("en", dayColumn(of));
  const dayOf = async () =>
    (await editorialDb().document.findUniqueOrThrow({ where: { id: documentId } })).storyDate
      ?.toISOString()
      .slice(0, 10);

  await expect(move).toBeVisible();
  for (let presses = 0; presses < 40; presses++) {
    await page.keyboard.press("Tab");
    if (await move.evaluate((button) => button === document.activeElement)) break;
  }
  await page.keyboard.press("ArrowRight");
  await expect(said).toHaveText(t("Calendar.over", { title, day: name(thursday) }));
  await page.keyboard.press("Escape");
  await expect(said).toHaveText(t("Calendar.stays", { title, day: name(wednesday) }));
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowLeft");
  await expect(said).toHaveText(t("Calendar.edge"));
  await page.keyboard.press("Enter");
  await expect(said).toHaveText(t("Calendar.moved", { title, day: name(monday) }));
  await expect(move).toBeFocused();
  expect(await dayOf()).toBe(monday);
  // Without an arrow before it Enter asks for a date, in any week.
  await page.keyboard.press("Enter");
  await expect(page.getByLabel(t("Calendar.day"))).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(move).toBeFocused();
  await page.keyboard.press("Enter");
  await page.getByLabel(t("Calendar.day")).fill(week.next);
  await page.keyboard.press("Enter");
  await expect(said).toContainText(title);
  await expect(page.getByText(t("Calendar.emptyWeek"))).toBeVisible();
  await expect(said).toBeFocused();
  expect(await dayOf()).toBe(week.next);
});

test("authors read all of it and move what is theirs; without scripts it is all there to be read", async ({
  browser,
  page,
  context,
  origin,
}) => {
  const t = messages("en");
  const week = weekOf("2097-09-11");
  const [, tuesday = "", wednesday = ""] = week.days;
  const author = await signInAs(context, origin, "author");
  await scheduled("Not theirs to move", tuesday);
  const documentId = await newDocument({ sectionKey: section.key });
  await write({ userId: author.userId }, documentId, "en", { title: "Taken on" });
  const own = { documentId, locale: "en", task: "WRITE", dueOn: wednesday } as const;
  await assign({ userId: author.userId }, { ...own, userId: author.userId });
  const path = calendarPaths.week("en", tuesday);
  await page.goto(path);
  const moveOf = (title: string) =>
    page.getByRole("button", { name: t("Calendar.moveOf", { title }) });
  await expect(moveOf("Taken on")).toBeVisible();
  await expect(page.getByRole("link", { name: "Not theirs to move" })).toBeVisible();
  await expect(moveOf("Not theirs to move")).toHaveCount(0);

  const plain = await browser.newContext({ baseURL: origin, javaScriptEnabled: false });
  await plain.addCookies([{ ...author.cookie, url: origin, httpOnly: true, sameSite: "Lax" }]);
  const reader = await plain.newPage();
  await reader.goto(path);
  await expect(reader.getByRole("link", { name: "Not theirs to move" })).toBeVisible();
  await expect(reader.getByRole("button", { name: /^Move/ })).toHaveCount(0);
  await reader.getByRole("link", { name: t("Calendar.next") }).click();
  await expect(reader).toHaveURL(new RegExp(`week=${week.next}`));
  await plain.close();
});
