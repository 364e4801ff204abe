import { offProvider, toAddress } from "@/features/staff/provider/answers";
import { providerSettings } from "@/features/staff/provider/settings";
import { startAtProvider } from "@/features/staff/provider/sign-in";
import { isLocale } from "@/i18n/routing";

/** Leads to the house's own sign-in. A link and no form: it works without a script. */
export async function GET(
  request: Request,
  { params }: RouteContext<"/[locale]/staff/sign-in/provider">,
): Promise<Response> {
  const settings = providerSettings();
  const { locale } = await params;
  if (!settings || !isLocale(locale)) return offProvider();
  const next = new URL(request.url).searchParams.get("next") ?? undefined;
  return toAddress(await startAtProvider(settings, { locale, next }));
}
