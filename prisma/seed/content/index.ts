import type { Locale } from "@/i18n/routing";
import type { SeedDocument } from "@/prisma/seed/compose";
import { about } from "@/prisma/seed/content/about/index";
import { accessibility } from "@/prisma/seed/content/accessibility/index";
import { contact } from "@/prisma/seed/content/contact/index";
import { delegation } from "@/prisma/seed/content/delegation/index";
import { designOrganization } from "@/prisma/seed/content/design-organization/index";
import { preliminaryNote } from "@/prisma/seed/content/preliminary-note/index";
import { privacy } from "@/prisma/seed/content/privacy/index";
import { roundtable } from "@/prisma/seed/content/roundtable/index";
import { visits } from "@/prisma/seed/content/visits/index";

export const documents: SeedDocument[] = [
  preliminaryNote,
  visits,
  roundtable,
  delegation,
  about,
  designOrganization,
  contact,
  privacy,
  accessibility,
];

export type SeedSection = {
  key: string;
  position: number;
  texts: Record<Locale, { name: string; slug: string; description: string }>;
};

export const sections: SeedSection[] = [
  {
    key: "bauing-dynamic",
    position: 1,
    texts: {
      zh: {
        name: "宝鹰动态",
        slug: "baoying-dongtai",
        description: "宝鹰集团的新闻：集团参加的活动、对外交流与合作。",
      },
      en: {
        name: "Bauing Dynamic",
        slug: "bauing-dynamic",
        description:
          "News of Bauing Group: the events it takes part in, the people it meets and the cooperation it seeks.",
      },
      ru: {
        name: "Новости Bauing",
        slug: "novosti-bauing",
        description: "Новости группы Bauing: события, встречи и сотрудничество с партнёрами.",
      },
    },
  },
];

export type SeedSettings = {
  legalName: string;
  address: string;
  pressContact: string;
  icpNumber: string;
  publicSecurityNumber: string;
  socialLinks: { label: string; url: string }[];
};

/** Shown when filled and never invented: the group has confirmed none of it. */
const empty: SeedSettings = {
  legalName: "",
  address: "",
  pressContact: "",
  icpNumber: "",
  publicSecurityNumber: "",
  socialLinks: [],
};

export const settings: Record<Locale, SeedSettings> = {
  zh: empty,
  en: empty,
  ru: empty,
};
