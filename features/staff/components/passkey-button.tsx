"use client";

import { startAuthentication } from "@simplewebauthn/browser";
import { useTranslations } from "next-intl";
import { useState, useSyncExternalStore } from "react";
import type { ActionResult } from "@/features/staff/http/staff-action";
import { askForPasskey, signInByPasskey } from "@/features/staff/sign-in/actions";
import type { Locale } from "@/i18n/routing";
import { canUsePasskeys, never } from "./can-use-passkeys";
import { Failure } from "./failure";

const failed: ActionResult = { ok: false, code: "refused", reasons: [{ code: "passkey-failed" }] };

/** Offered where the browser knows passkeys and the site is reached by a name. */
export function PasskeyButton({ locale, next }: { locale: Locale; next: string | undefined }) {
  const t = useTranslations("SignIn");
  const can = useSyncExternalStore(never, canUsePasskeys, () => false);
  const [busy, setBusy] = useState(false);
  const [result, setResult] = useState<ActionResult | null>(null);
  if (!can) return null;

  async function signIn() {
    setBusy(true);
    setResult(null);
    try {
      const asked = await askForPasskey({});
      if (!asked.ok) return setResult(asked);
      const response = await startAuthentication({ optionsJSON: asked.options });
      setResult(await signInByPasskey({ response, locale, next }));
    } catch (error) {
      // Closing the browser's own window is no failure.
      if (!(error instanceof Error && error.name === "NotAllowedError")) setResult(failed);
    } finally {
      setBusy(false);
    }
  }

  return (
    <div className="desk-part desk-part-close">
      <Failure result={result} />
      <button type="button" className="button" onClick={signIn} aria-busy={busy} disabled={busy}>
        {t("passkey")}
      </button>
    </div>
  );
}
