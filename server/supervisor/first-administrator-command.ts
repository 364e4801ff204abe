import { openSetup } from "@/features/staff/links/setup";
import { staffPaths } from "@/features/staff/paths";
import { defaultLocale } from "@/i18n/routing";
import { disconnectAll } from "@/lib/db/disconnect";
import { absoluteUrl } from "@/lib/site-url";

/** Run by the supervisor while there is no administrator: prints where the first one is created. */
const token = await openSetup(defaultLocale).finally(disconnectAll);
if (token) console.log(absoluteUrl(staffPaths.setup(defaultLocale, token)));
