import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import type { Locale } from "@/i18n/routing";
import { Headline } from "./headline";

const markup = (locale: Locale, text: string, breaks?: string, large = false) =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} messages={{}}>
      <Headline text={text} breaks={breaks ?? null} large={large} />
    </NextIntlClientProvider>,
  );

/** What is copied and read aloud: spaces that do not break look like others. */
const text = (html: string) => html.replace(/<[^>]+>/g, "").replaceAll("\u00a0", " ");

describe("a headline", () => {
  test.each([
    ["zh", "按照顺序推进的第三天会谈", undefined],
    ["zh", "按照顺序推进的第三天会谈", "按照顺序推进的|第三天会谈"],
    ["en", "Guangdong–Russia roundtable in Moscow", "Guangdong–Russia roundtable|in Moscow"],
    ["ru", "Круглый стол и три дня встреч", "Круглый стол\nи три дня встреч"],
    ["en", "A title", "Another|title"],
  ] as const)("in %s says its title and nothing else: %s, %j", (locale, title, breaks) => {
    expect(text(markup(locale, title, breaks))).toBe(title);
    expect(text(markup(locale, title, breaks, true))).toBe(title);
  });

  test("breaks between words of its own accord", () => {
    expect(markup("zh", "按照顺序推进的第三天会谈")).toBe(
      '<span class="headline">按照顺序<wbr/>推进的<wbr/>第三天<wbr/>会谈</span>',
    );
  });

  test("goes by its writer: whole runs, and a new line where there is room for it", () => {
    const [title, breaks] = ["A visit to Russia", "A visit\nto Russia"];
    expect(markup("en", title, breaks, true)).toBe(
      '<span class="headline-run">A visit</span> <br/><span class="headline-run">to Russia</span>',
    );
    expect(markup("en", title, breaks)).toBe(
      '<span class="headline-run">A visit</span> <wbr/><span class="headline-run">to Russia</span>',
    );
    expect(markup("en", title, "A visit|elsewhere")).toBe(title);
  });
});
