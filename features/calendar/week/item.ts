import type { AssignmentTask } from "@/features/editorial/assignments/schema";
import type { Locale } from "@/i18n/routing";

type ItemKind = "scheduled" | "failed" | "due" | "planned" | "published" | "withdrawn";

/** What moving it takes: who may not, or when it may not be, has none. */
export type Movable =
  | { kind: "schedule"; id: string; time: string }
  | { kind: "due"; id: string }
  | { kind: "planned"; id: string; version: number };

/** Something on a day of the calendar. Plain data: it goes to the browser. */
export type Facts = {
  /** Names it as long as it is the same thing, wherever it is moved. */
  key: string;
  kind: ItemKind;
  documentId: string;
  languages: Locale[];
  /** In the newsroom's zone; without a time where it is about a whole day. */
  day: string;
  time?: string;
  /** It cannot be published as things stand. */
  atRisk?: boolean;
  /** What is due, and of whom. */
  work?: { task: AssignmentTask; name: string; late: boolean; done: boolean };
  move?: Movable;
};

export type CalendarItem = Facts & { title: string; titleLocale: Locale };
