import sharp from "sharp";
import { saved } from "@/e2e/fixtures/desk";
import { section } from "@/e2e/fixtures/publishing";
import { hire, signInAs } from "@/e2e/fixtures/staff";
import { expect, messages, test } from "@/e2e/fixtures/test";
import { documentDetail } from "@/features/editorial/data";
import { storyPaths } from "@/features/editorial/paths";
import { addToLibrary } from "@/features/editorial/pictures/library";
import { approve, submit } from "@/features/editorial/review/review";
import { schedule } from "@/features/editorial/schedules/schedule";
import {
  hashOf,
  newDocument,
  paragraphs,
  statesOf,
  write,
} from "@/features/editorial/testing/newsroom";
import { keepPicture } from "@/features/media/pictures/derive";
import { previewPaths } from "@/features/preview/paths";
import { paths } from "@/features/publication/routes/paths";
import { locales } from "@/i18n/routing";
import { editorialDb } from "@/lib/db/editorial";

// An embargo holds, whatever is done with another story that shows the same picture.

const own = { alt: "A bridge at dawn", caption: "The bridge before its opening", credit: "A" };
const others = { alt: "A bridge at night", caption: "Quite another caption", credit: "A" };

/** A text that shows a picture and says something of it. */
async function storyWith(hash: string, title: string, userId: string): Promise<string> {
  const documentId = await newDocument({ sectionKey: section.key });
  const body = paragraphs(`${title}, in words.`);
  body.content.push({ type: "figure", attrs: { id: "f1", picture: hash } });
  const slug = `embargo-${documentId}`;
  await write({ userId }, documentId, "en", { slug, title, body, pictures: { [hash]: own } });
  return documentId;
}

for (const desk of locales) {
  test(`what was approved goes live at its hour with its own words, and the draft keeps the others (desk in ${desk})`, async ({
    page,
    context,
    browser,
    origin,
  }) => {
    test.setTimeout(120_000);
    const t = messages(desk);
    const background = { r: 40, g: 80, b: 60 + locales.indexOf(desk) };
    const picture = await keepPicture(
      await sharp({ create: { width: 900, height: 600, channels: 3, background } })
        .jpeg()
        .toBuffer(),
    );
    await addToLibrary(picture);
    const { hash } = picture;
    const author = await signInAs(context, origin, "author", { locale: desk });
    const editor = await hire("editor");
    const embargoed = await storyWith(hash, "An embargoed story", author.userId);
    const draft = await storyWith(hash, "Another draft", author.userId);

    // Approved by a second person, and scheduled.
    const which = { documentId: embargoed, locale: "en" as const };
    await submit({ userId: author.userId }, which);
    const publicHash = await hashOf(embargoed, "en");
    await approve({ userId: editor.userId }, { ...which, publicHash });
    const { scheduleId } = await schedule(
      { userId: editor.userId },
      {
        documentId: embargoed,
        texts: [{ locale: "en" }],
        localTime: "2099-01-05T09:00",
        zone: "Asia/Shanghai",
      },
    );

    // In the other draft the same picture gets other words.
    await page.goto(storyPaths.text(desk, draft, "en"));
    const figure = page.locator(`figure[data-id="f1"]`);
    const field = (name: "caption" | "alt") =>
      figure.getByLabel(t(`FigureView.${name}`), { exact: false }).first();
    await expect(field("caption")).toHaveValue(own.caption);
    await field("caption").fill(others.caption);
    await field("alt").fill(others.alt);
    await saved(page);

    // The scheduled one stands as it was approved: its state, its hash, its editor and its preview.
    expect(await statesOf(embargoed, "en")).toEqual({ editorial: "SCHEDULED", public: "NONE" });
    expect(await hashOf(embargoed, "en")).toBe(publicHash);
    const { texts } = await documentDetail(embargoed);
    expect(texts[0]?.schedule?.risk).toEqual([]);
    await page.goto(storyPaths.text(desk, embargoed, "en"));
    await expect(field("caption")).toHaveValue(own.caption);
    await page.goto(previewPaths.story("en", embargoed));
    await expect(page.getByText(own.caption)).toBeVisible();
    await expect(page.getByText(others.caption)).toHaveCount(0);

    // Its hour comes.
    const reader = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
    const address = origin + paths.article("en", section.slugs.en, `embargo-${embargoed}`);
    expect((await reader.request.get(address)).status()).toBe(404);
    await editorialDb().schedule.update({
      where: { id: scheduleId },
      data: { dueAt: new Date(Date.now() - 1_000) },
    });
    await expect
      .poll(async () => (await reader.request.get(address)).status(), { timeout: 60_000 })
      .toBe(200);
    await reader.goto(address);
    await expect(reader.getByText(own.caption)).toBeVisible();
    await expect(reader.getByAltText(own.alt)).toBeVisible();
    expect(await reader.content()).not.toContain(others.caption);
    const published = await editorialDb().publication.findFirst({
      where: { documentId: embargoed },
      include: { pictures: true },
    });
    expect(published).toMatchObject({ publicHash, pictures: [own] });

    // The other draft shows its own, and nothing of it is public.
    await page.goto(previewPaths.story("en", draft));
    await expect(page.getByText(others.caption)).toBeVisible();
    await expect(page.getByAltText(others.alt)).toBeVisible();
    expect(await statesOf(draft, "en")).toEqual({ editorial: "DRAFT", public: "NONE" });
    await reader.context().close();
  });
}
