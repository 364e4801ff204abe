export const mostFronts: number;

/** Those that are read where they are used, and not handed over by the start. */
export type CrawlerSetting =
  | "DEFAULT_LANGUAGE"
  | "WEBSUB_HUB"
  | "INDEXNOW_KEY"
  | "INDEXNOW_URL"
  | "BAIDU_PUSH_TOKEN"
  | "BAIDU_PUSH_URL"
  | "CDN_PURGE_URL"
  | "CDN_PURGE_AUTH"
  | "GOOGLE_SITE_VERIFICATION"
  | "GOOGLE_VERIFICATION_FILE"
  | "YANDEX_VERIFICATION"
  | "BING_VERIFICATION"
  | "BAIDU_SITE_VERIFICATION"
  | "BAIDU_VERIFICATION_FILE"
  | "SECURITY_CONTACT";
