import type { SeedDocument } from "@/prisma/seed/compose";
import { en } from "@/prisma/seed/content/delegation/en";
import { ru } from "@/prisma/seed/content/delegation/ru";
import { zh } from "@/prisma/seed/content/delegation/zh";

export const delegation: SeedDocument = {
  key: "delegation",
  kind: "ARTICLE",
  section: "bauing-dynamic",
  storyDate: "2019-04-03",
  eventStart: "2019-04-01",
  eventEnd: "2019-04-03",
  lead: "roundtable",
  translations: { zh, en, ru },
};
