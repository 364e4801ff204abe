import type { SeedDocument } from "@/prisma/seed/compose";
import { en } from "@/prisma/seed/content/visits/en";
import { ru } from "@/prisma/seed/content/visits/ru";
import { zh } from "@/prisma/seed/content/visits/zh";

export const visits: SeedDocument = {
  key: "visits",
  kind: "ARTICLE",
  section: "bauing-dynamic",
  storyDate: "2019-04-03",
  eventStart: "2019-04-01",
  eventEnd: "2019-04-03",
  lead: "exchange",
  translations: { zh, en, ru },
};
