import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from "node:http";
import { paths } from "@/features/publication/routes/paths";
import { type Locale, languages, locales } from "@/i18n/routing";
import en from "@/messages/en.json";
import ru from "@/messages/ru.json";
import zh from "@/messages/zh.json";
import { cacheControl, securityHeaders } from "@/server/front/http/headers";
import { style, stylePolicy } from "./last-resort-style";

const catalogues = { zh, en, ru } satisfies Record<Locale, typeof en>;

type ErrorAnswer = {
  status: number;
  locale: Locale;
  /** A form was sent, and nobody has read it. */
  form?: boolean | undefined;
  /** Beside those that every such page has. */
  headers?: OutgoingHttpHeaders;
};

/**
 * A page that needs neither Next nor the database: for when both are away
 * before the site has ever made its own page for this.
 */
export function lastResort(
  req: IncomingMessage,
  res: ServerResponse,
  { status, locale, form, headers = {} }: ErrorAnswer,
): void {
  const messages = catalogues[locale];
  const { title, text } = form ? wordsOfForm(messages, status) : wordsOf(messages, status);
  const { name } = messages.Site;
  const body = `<!DOCTYPE html>
<html lang="${languages[locale].tag}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><title>${title} – ${name}</title><style>${style}</style></head>
<body><header><a href="${paths.home(locale)}"><b>${name}</b></a>
<nav><a href="${paths.news(locale)}">${messages.SiteHeader.news}</a>${otherLanguages(locale)}</nav></header>
<main><p class="code" aria-hidden="true">${status}</p><h1>${title}</h1><p>${text}</p></main></body>
</html>
`;
  res.writeHead(status, {
    "Content-Type": "text/html; charset=utf-8",
    "Content-Length": Buffer.byteLength(body),
    ...securityHeaders,
    ...headers,
    "Content-Security-Policy": stylePolicy,
    "Cache-Control": cacheControl.none,
  });
  res.end(req.method === "HEAD" ? undefined : body);
}

const otherLanguages = (locale: Locale) =>
  locales
    .filter((each) => each !== locale)
    .map((each) => {
      const { tag, name } = languages[each];
      return `<a href="${paths.home(each)}" lang="${tag}" hreflang="${tag}">${name}</a>`;
    })
    .join("");

function wordsOf(messages: typeof en, status: number): { title: string; text: string } {
  if (status === 404) return messages.NotFound;
  if (status === 410) return messages.Gone;
  if (status === 503) return messages.Unavailable;
  if (status === 429) return messages.TooManySearches;
  return status < 500 ? messages.BadRequest : messages.ServerError;
}

function wordsOfForm(messages: typeof en, status: number): { title: string; text: string } {
  if (status === 429) return messages.FormsTooMany;
  return status === 413 ? messages.FormTooLarge : messages.FormRefused;
}
