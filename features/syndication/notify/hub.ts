import { crawlerSetting } from "@/lib/crawler-settings";

/** The WebSub hub that readers of feeds are sent to (w3.org/TR/websub); none unless configured. */
export const webSubHub = () => crawlerSetting("WEBSUB_HUB");
