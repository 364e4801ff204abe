import type { OperatorError } from "../startup/operator-error.mjs";

/** The settings that code takes from here; the others are read where they are used, as texts. */
export type Settings = {
  PORT: number;
  HOST?: string;
  SITE_URL?: string;
  DATABASE_URL?: string;
  PUBLIC_DATABASE_URL?: string;
  DATABASE_DIRECT_URL?: string;
  DATA_DIR: string;
  SITE_INSTANCES?: string;
  FRONTS?: number;
  APPS: number;
  LOG_LEVEL: string;
  SITE_SECRET?: string;
  SITE_SECRET_PREVIOUS?: string;
  SMTP_URL?: string;
  MAIL_FROM?: string;
  TRUSTED_PROXIES?: string;
  DISK_FREE_PERCENT: number;
  METRICS_PORT?: number;
  REQUIRE_SECOND_PERSON: "0" | "1";
  REQUIRE_SECOND_FACTOR?: "publishers" | "all" | "none";
  SESSION_IDLE_HOURS: number;
  SESSION_DAYS: number;
  MEDIA_STORE: "files" | "s3";
};

export const settingNames: readonly string[];

export function judgeSettings(
  source: Record<string, string | undefined>,
  languages: readonly string[],
): { ok: true; values: Settings } | { ok: false; problems: string[] };

export function unknownSettings(names: readonly string[]): string[];

export function settingsError(problems: readonly string[]): OperatorError;
