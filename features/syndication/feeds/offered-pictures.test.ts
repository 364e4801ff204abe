import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { cropsOf } from "@/features/media/crops/crops";
import { renditionFiles, widths } from "@/features/media/pictures/renditions";
import { figureHtml } from "@/features/publication/body/body-html";
import { availabilityOfPaths } from "@/features/publication/catalogue/availability";
import { Picture } from "@/features/publication/components/picture";
import type { PublishedPicture } from "@/features/publication/data";
import { pictureUrls, sharedPicture } from "@/features/publication/page/picture-urls";
import { sitemap } from "@/features/syndication/sitemaps/sitemap";

const picture = (width: number, height: number): PublishedPicture => ({
  publicationId: "p",
  hash: "a".repeat(64),
  width,
  height,
  placeholder: "#b92f16",
  lead: true,
  alt: "A crane",
  caption: "",
  credit: "",
  focalX: 0.5,
  focalY: 0.5,
  portraitHash: "b".repeat(64),
  portraitWidth: height,
  portraitHeight: width,
});

/** Wherever a picture is offered, but for the addresses that only a file's length lets a feed give. */
function offered(shown: PublishedPicture): string {
  const { width, height } = shown;
  return [
    renderToStaticMarkup(createElement(Picture, { picture: shown, sizes: "92vw", upright: true })),
    figureHtml(shown),
    ...pictureUrls(shown),
    sharedPicture(shown).url,
    sitemap([
      {
        availability: availabilityOfPaths({ en: "/en/x" }),
        changedAt: {},
        pictures: [{ hash: shown.hash, width, height } as PublishedPicture],
      },
    ]),
  ].join("\n");
}

/** All narrow ones, all about a rendition's width, and some of the others. */
const sampled = Array.from({ length: 4_000 }, (_, index) => index + 1).filter(
  (width) =>
    width <= 24 ||
    width % 97 === 0 ||
    widths.some((each) => Math.abs(each - width) <= 1) ||
    width === 4_000,
);
const heights = (width: number) => [1, 480, 600, 900, 4_000, Math.max(1, Math.round(width / 1.5))];

test("every address that is offered is one of a file that is made", () => {
  const wrong: string[] = [];
  for (const [index, width] of sampled.entries()) {
    const height = heights(width)[index % 6] ?? 1;
    const shown = picture(width, height);
    const made: Record<string, string[]> = {
      [shown.hash]: [...renditionFiles(width), ...cropsOf(shown).map(({ file }) => file)],
      [shown.portraitHash ?? ""]: renditionFiles(height),
    };
    const page = offered(shown);
    const addresses = [...page.matchAll(/\/media\/([0-9a-f]{64})\/([^\s"<]+)/g)];
    if (addresses.length < 10) wrong.push(`${width}×${height} is offered nowhere`);
    for (const [, hash = "", file = ""] of addresses) {
      if (!made[hash]?.includes(file)) wrong.push(`${file} of ${width}×${height}`);
    }
    if (/height="0"/.test(page)) wrong.push(`${width}×${height} has no height`);
  }
  expect(wrong).toEqual([]);
  expect(sampled.length).toBeGreaterThan(70);
});
