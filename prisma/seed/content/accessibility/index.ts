import type { SeedDocument } from "@/prisma/seed/compose";
import { en } from "@/prisma/seed/content/accessibility/en";
import { ru } from "@/prisma/seed/content/accessibility/ru";
import { zh } from "@/prisma/seed/content/accessibility/zh";

export const accessibility: SeedDocument = {
  key: "accessibility",
  kind: "PAGE",
  storyDate: "2026-11-22",
  position: 5,
  translations: { zh, en, ru },
};
