import { usedBreaks } from "@/components/ui/headline-breaks";
import { plainText } from "@/features/publication/body/body-text";
import { linkedDocuments } from "@/features/publication/catalogue/links";
import type { Locale } from "@/i18n/routing";
import { announce } from "./announce";
import { registerFollowers } from "./followers";
import { leaveNewsLater } from "./news-ageing";
import { indexInSearch } from "./search-index";
import { dropOutdatedCard, wantCard } from "./share-cards";

/** All that follows a publish. Imported where a process begins that publishes. */
registerFollowers({
  derivedFrom: ({ title, summary, body, headlineBreaks }) => ({
    links: linkedDocuments(body),
    headlineBreaks: usedBreaks(title, headlineBreaks),
    searchText: [title, summary, plainText(body)].join("\n"),
  }),
  async changed(tx, before, after) {
    await indexInSearch(tx, [after.id]);
    const card = await dropOutdatedCard(tx, after);
    const dated =
      before?.state === "LIVE" && before.storyDate.getTime() === after.storyDate.getTime();
    if (after.state === "LIVE" && !dated) await leaveNewsLater(tx, after.id);
    await announce(tx, after.documentId, after.locale as Locale, before, after);
    return card;
  },
  published: wantCard,
});
