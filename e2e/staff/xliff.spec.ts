import { readFile } from "node:fs/promises";
import { photograph } from "@/e2e/fixtures/desk";
import { desksOf } from "@/e2e/fixtures/desks";
import { cli } from "@/e2e/fixtures/engine";
import { signInAs } from "@/e2e/fixtures/staff";
import { expect, messages, test } from "@/e2e/fixtures/test";
import { storyPaths } from "@/features/editorial/paths";
import { newDocument, paragraphs, write } from "@/features/editorial/testing/newsroom";
import { type Locale, languages } from "@/i18n/routing";
import { editorialDb } from "@/lib/db/editorial";

const chinese = ["代表团访问莫斯科。", "双方签署了备忘录。", "宝鹰参与其中。", "会谈持续一天。"];

/** From Chinese into the language of the desk; a Chinese desk translates into Russian. */
const into: Record<Locale, Locale> = { zh: "ru", en: "en", ru: "ru" };

for (const desk of desksOf("zh")) {
  test(`a story goes out to a translator's tool and comes back, by keyboard, in ${desk}`, async ({
    context,
    page,
    origin,
    axe,
  }) => {
    const t = messages(desk);
    const locale = into[desk];
    const documentId = await newDocument({ primaryLocale: "zh", sectionKey: "bauing-dynamic" });
    const source = { title: "访问莫斯科", summary: "一次访问。" };
    await write(cli, documentId, "zh", { ...source, body: paragraphs(...chinese) });
    await signInAs(context, origin, "author", { locale: desk });
    await page.goto(storyPaths.story(desk, documentId));

    const name = `${languages.zh.name} → ${languages[locale].name}`;
    await page.getByRole("link", { name }).focus();
    const download = page.waitForEvent("download");
    await page.keyboard.press("Enter");
    const file = await download;
    expect(file.suggestedFilename()).toMatch(new RegExp(`^a-story-.*-zh-${locale}\\.xlf$`));
    const xliff = await readFile(await file.path(), "utf8");
    const targets = /(<target[^>]*)( state="[^"]*")>[^<]*<\/target>/g;
    const translated = xliff.replace(targets, '$1 state="translated">Translated.</target>');

    // The source changes while the file is away, one unit is damaged, one is left as it was.
    const now = [chinese[0], "双方没有签署备忘录。", chinese[2], chinese[3]].map(String);
    await write(cli, documentId, "zh", { ...source, body: paragraphs(...now) });
    const back = translated
      .replace(/(id="b:b3"[\s\S]*?>)Translated\./, '$1<g id="9">Translated.</g>')
      .replace(/(id="b:b4"[\s\S]*?>)Translated\./, "$1");
    const panel = page.getByRole("region", { name: t("StoryPage.xliff") });
    const send = async (text: string) => {
      const buffer = Buffer.from(text);
      const chosen = page.getByLabel(t("XliffPanel.file"));
      await chosen.setInputFiles({ name: "story.xlf", mimeType: "application/xml", buffer });
      await panel.getByRole("button", { name: t("XliffPanel.send"), exact: true }).focus();
      await page.keyboard.press("Enter");
    };

    await panel.getByRole("button", { name: t("XliffPanel.send"), exact: true }).press("Enter");
    await expect(page.getByText(t("XliffPanel.choose"))).toBeVisible();
    await send(xliff.slice(0, 2_000));
    await expect(
      page.getByRole("alert").filter({ hasText: t("XliffPanel.nothing") }),
    ).toContainText(t("XliffPanel.fault.not-xml"));
    expect(await editorialDb().translation.count({ where: { documentId } })).toBe(1);

    await send(back);
    const report = page.getByRole("heading", { name: t("XliffPanel.report") });
    await expect(report).toBeFocused();
    const said = page.locator(".xliff-report");
    await expect(said).toContainText(t("XliffPanel.counts", { came: 3, same: 0 }));
    await expect(said).toContainText(t("XliffPanel.outcome.stale", { count: 1 }));
    await expect(said).toContainText("双方没有签署备忘录。");
    await expect(said).toContainText(t("XliffPanel.outcome.codes-broken", { count: 1 }));
    await expect(said).toContainText(t("XliffPanel.outcome.missing", { count: 1 }));
    // What stands above follows without a reload.
    await expect(page.getByRole("row", { name: languages[locale].name })).toContainText(
      "Translated.",
    );
    expect(await axe(page)).toEqual([]);
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 900 });
      const over = await page.evaluate<number>(
        "document.documentElement.scrollWidth - window.innerWidth",
      );
      expect(over).toBeLessThanOrEqual(0);
      await photograph(page, `${desk}-xliff`, [width]);
    }
    await said.getByRole("link", { name: t("XliffPanel.open") }).click();
    await expect(
      page.getByRole("textbox", { name: messages(desk)("TextEditor.body") }),
    ).toContainText("Translated.");
  });
}
