import { paths } from "@/features/publication/routes/paths";
import { type Locale, languages, locales } from "@/i18n/routing";
import en from "@/messages/en.json";
import ru from "@/messages/ru.json";
import zh from "@/messages/zh.json";
import { style } from "./plain-page-style";

const catalogues = { zh, en, ru } satisfies Record<Locale, typeof en>;

type Words = { title: string; text: string };

export type PlainPage = {
  status: number;
  locale: Locale;
  /** A form was sent, and nobody has read it. */
  form?: boolean | undefined;
  /** In place of those of the status. */
  words?: Words | undefined;
};

/**
 * The page of a status in a few lines, whole by itself: it needs neither Next
 * nor the database nor any other file.
 *
 * @param page what it says: the words of the status, unless others are given
 */
export function plainPage({ status, locale, form, words }: PlainPage): string {
  const messages = catalogues[locale];
  const usual = form ? wordsOfForm(messages, status) : wordsOf(messages, status);
  const { title, text } = words ?? usual;
  const { name } = messages.Site;
  return `<!DOCTYPE html>
<html lang="${languages[locale].tag}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><title>${title} – ${name}</title><style>${style}</style></head>
<body><header><a href="${paths.home(locale)}"><b>${name}</b></a>
<nav><a href="${paths.news(locale)}">${messages.SiteHeader.news}</a>${otherLanguages(locale)}</nav></header>
<main><p class="code" aria-hidden="true">${status}</p><h1>${title}</h1><p>${text}</p></main></body>
</html>
`;
}

/** Messages of one component, without Next. */
export const messagesOf = <Name extends keyof typeof en>(locale: Locale, name: Name) =>
  catalogues[locale][name];

const otherLanguages = (locale: Locale) =>
  locales
    .filter((each) => each !== locale)
    .map((each) => {
      const { tag, name } = languages[each];
      return `<a href="${paths.home(each)}" lang="${tag}" hreflang="${tag}">${name}</a>`;
    })
    .join("");

function wordsOf(messages: typeof en, status: number): Words {
  if (status === 404) return messages.NotFound;
  if (status === 410) return messages.Gone;
  if (status === 503) return messages.Unavailable;
  if (status === 429) return messages.TooManySearches;
  return status < 500 ? messages.BadRequest : messages.ServerError;
}

function wordsOfForm(messages: typeof en, status: number): Words {
  if (status === 429) return messages.FormsTooMany;
  return status === 413 ? messages.FormTooLarge : messages.FormRefused;
}
