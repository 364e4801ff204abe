import type { SeedDocument } from "@/prisma/seed/compose";
import { en } from "@/prisma/seed/content/roundtable/en";
import { ru } from "@/prisma/seed/content/roundtable/ru";
import { zh } from "@/prisma/seed/content/roundtable/zh";

export const roundtable: SeedDocument = {
  key: "roundtable",
  kind: "ARTICLE",
  section: "bauing-dynamic",
  storyDate: "2019-04-03",
  lead: "bay-and-river",
  translations: { zh, en, ru },
};
