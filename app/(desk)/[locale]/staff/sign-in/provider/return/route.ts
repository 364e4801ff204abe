import { offProvider, toAddress } from "@/features/staff/provider/answers";
import { providerSettings } from "@/features/staff/provider/settings";
import { returnFromProvider } from "@/features/staff/provider/sign-in";

/** Where the house's own sign-in sends people back to. */
export async function GET(request: Request): Promise<Response> {
  const settings = providerSettings();
  if (!settings) return offProvider();
  return toAddress(await returnFromProvider(settings, new URL(request.url).search));
}
