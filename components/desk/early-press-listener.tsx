import { headers } from "next/headers";
import { earlyPressScript } from "./early-presses";

/** Hears of what is pressed before the desk's scripts are there. Stands before all that can be pressed. */
export async function EarlyPressListener() {
  return (
    <script
      // A browser hides it from scripts, so React finds another one than it was sent.
      suppressHydrationWarning
      nonce={(await headers()).get("x-nonce") ?? undefined}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: a script of the page itself, and constant
      dangerouslySetInnerHTML={{ __html: earlyPressScript }}
    />
  );
}
