import { isoInstant } from "@/i18n/dates";

/** The day of an instant in the newsroom's zone: `2026-11-30`. */
export const newsroomDay = (instant: Date): string => isoInstant(instant).slice(0, 10);

/** A day as the database keeps it. */
export const dayColumn = (day: string): Date => new Date(`${day}T00:00:00Z`);
