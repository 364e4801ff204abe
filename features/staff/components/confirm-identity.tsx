"use client";

import { startAuthentication } from "@simplewebauthn/browser";
import { useTranslations } from "next-intl";
import { useEffect, useState, useSyncExternalStore } from "react";
import { Dialog } from "@/components/desk/dialog";
import { Field } from "@/components/desk/field";
import type { ActionResult } from "@/features/staff/http/staff-action";
import type { WaysToConfirm } from "@/features/staff/own-account/confirm";
import {
  askForOwnPasskey,
  confirmWithCode,
  confirmWithPasskey,
  confirmWithPassword,
  waysToConfirm,
} from "@/features/staff/own-account/confirm-actions";
import { canUsePasskeys } from "./can-use-passkeys";
import { confirmationStore } from "./confirmation";
import { Failure } from "./failure";

const failed: ActionResult = { ok: false, code: "refused", reasons: [{ code: "passkey-failed" }] };
const broken: ActionResult = { ok: false, code: "failed", reasons: [] };

/** Over whatever page asked for it: what was typed there stays, and is sent when this is done. */
export function ConfirmIdentity() {
  const t = useTranslations("ConfirmIdentity");
  const opened = useSyncExternalStore(
    confirmationStore.subscribe,
    confirmationStore.read,
    () => undefined,
  );
  return (
    <Dialog
      open={opened !== undefined}
      title={t("title")}
      onClose={() => confirmationStore.read()?.settle(false)}
    >
      {opened && <Ways settle={opened.settle} />}
    </Dialog>
  );
}

function Ways({ settle }: { settle: (confirmed: boolean) => void }) {
  const t = useTranslations("ConfirmIdentity");
  const [ways, setWays] = useState<WaysToConfirm>();
  const [result, setResult] = useState<ActionResult | null>(null);
  const [busy, setBusy] = useState(false);

  useEffect(() => {
    let current = true;
    waysToConfirm({}).then(
      (answer) => current && (answer.ok ? setWays(answer.ways) : setResult(answer)),
      () => current && setResult(broken),
    );
    return () => {
      current = false;
    };
  }, []);

  async function attempt(act: () => Promise<ActionResult>) {
    if (busy) return;
    setBusy(true);
    setResult(null);
    try {
      const answer = await act();
      if (answer.ok) settle(true);
      else setResult(answer);
    } catch (error) {
      // Closing the browser's own window is no failure.
      const closed = error instanceof Error && error.name === "NotAllowedError";
      if (!closed) setResult(error instanceof Error && error.name === "Error" ? broken : failed);
    } finally {
      setBusy(false);
    }
  }

  const withPasskey = () =>
    attempt(async () => {
      const asked = await askForOwnPasskey({});
      if (!asked.ok) return asked;
      const response = await startAuthentication({ optionsJSON: asked.options });
      return confirmWithPasskey({ response });
    });

  return (
    <div className="confirm-identity">
      <p>{t("text")}</p>
      <Failure result={result} />
      {ways && !ways.passkey && !ways.code && !ways.password && <p>{t("none")}</p>}
      {ways?.passkey && canUsePasskeys() && (
        <button type="button" className="button" onClick={withPasskey} aria-busy={busy}>
          {t("passkey")}
        </button>
      )}
      {ways?.code && (
        <form
          className="form"
          onSubmit={(event) => {
            event.preventDefault();
            const code = String(new FormData(event.currentTarget).get("code"));
            void attempt(() => confirmWithCode({ code }));
          }}
        >
          <Field
            label={t("code")}
            id="confirm-code"
            name="code"
            autoComplete="one-time-code"
            className="input-code"
            maxLength={40}
            autoFocus
            required
          />
          <button type="submit" className="button" aria-busy={busy}>
            {t("withCode")}
          </button>
        </form>
      )}
      {ways?.password && (
        <form
          className="form"
          onSubmit={(event) => {
            event.preventDefault();
            const password = String(new FormData(event.currentTarget).get("password"));
            void attempt(() => confirmWithPassword({ password }));
          }}
        >
          <Field
            label={t("password")}
            id="confirm-password"
            name="password"
            type="password"
            autoComplete="current-password"
            autoFocus={!ways.code}
            required
          />
          <button type="submit" className="button button-primary" aria-busy={busy}>
            {t("withPassword")}
          </button>
        </form>
      )}
      <button type="button" className="button button-quiet" onClick={() => settle(false)}>
        {t("cancel")}
      </button>
    </div>
  );
}
