import { h2, link, p, type SeedTranslation, ul } from "@/prisma/seed/compose";

export const en: SeedTranslation = {
  slug: "accessibility",
  title: "Accessibility",
  summary:
    "We aim for level AA of WCAG 2.2 on every public page. Here is what has been done, how it is tested and which limits we know of.",
  pictures: {},
  body: [
    p(
      "Our aim is that everyone can read this site, on any device and with any assistive technology. The measure we work to is level AA of the Web Content Accessibility Guidelines (WCAG) 2.2. This statement was written on 22 November 2026.",
    ),
    h2("What has been done"),
    ul(
      ["Every page is complete and every link works without JavaScript."],
      ["Everything can be reached and used with the keyboard alone, and the focus is visible."],
      ["Text and background have enough contrast, in light and in dark mode."],
      ["Every picture has a text alternative in the language of the page."],
      [
        "Pages, and passages in another language, are marked with their language, so that screen readers pronounce them correctly.",
      ],
      ["If your system asks for less motion, nothing moves."],
      ["Stories print cleanly, with their address."],
    ),
    h2("How it is tested"),
    p(
      "Every template is checked automatically with axe in all three languages, and its HTML is validated. Use by keyboard is tested as well. We have not had the site audited by an outside body.",
    ),
    h2("Known limits"),
    ul(
      ["Stories carry illustrations in place of photographs."],
      ["There is no sign language version."],
      [
        "Chinese pages use the fonts installed on your device, so they do not look the same everywhere.",
      ],
    ),
    h2("Reporting a problem"),
    p(
      "If something is hard to read or use, please tell us (see ",
      link("/en/contact", "Contact"),
      "). Give the address of the page, what went wrong, and the device, browser and assistive technology you use.",
    ),
  ],
};
