import { Refusal, type RefusalCode } from "@/features/audit/errors";
import { noteSecurity } from "@/features/audit/security/security-events";
import { clientNetwork } from "@/features/staff/http/client-address";
import { safeNext, staffPaths } from "@/features/staff/paths";
import type { Staff } from "@/features/staff/sign-in/arrival";
import { beginSession, signedIn } from "@/features/staff/sign-in/begin-session";
import { missingFactor } from "@/features/staff/sign-in/missing-factor";
import { currentStaff } from "@/features/staff/sign-in/session";
import { wayIn } from "@/features/staff/sign-in/way-in";
import { defaultLocale, isLocale, type Locale } from "@/i18n/routing";
import { editorialDb } from "@/lib/db/editorial";
import { errorMessage } from "@/lib/error-text";
import { log } from "@/lib/log";
import { withinLimit } from "@/lib/rate-limit";
import { type Attempt, keepAttempt, takeAttempt } from "./attempts";
import { beginAttempt, finishAttempt, type Proof } from "./client";
import { acceptByIdentity, linkIdentity, ownerOf } from "./identities";
import { type ProviderSettings, sawTwoFactors } from "./settings";

/** From one network. Each asks the provider something. */
const limit = { attempts: 60, seconds: 15 * 60 };

/**
 * Begins to sign in at the provider, or to link the account of somebody who
 * is signed in.
 *
 * @returns where the browser is to go
 */
export async function startAtProvider(
  settings: ProviderSettings,
  wanted: { locale: Locale; next: string | undefined; linkFor?: Staff },
): Promise<string> {
  const { locale, linkFor } = wanted;
  const back = linkFor ? staffPaths.account(locale) : staffPaths.signIn(locale);
  if (!(await withinLimit("provider", await clientNetwork(), limit))) {
    return refusedAt(back, "too-many-attempts");
  }
  try {
    const { address, checks } = await beginAttempt(settings, locale);
    const next = safeNext(wanted.next);
    await keepAttempt({ checks, locale, next, linkIn: linkFor?.sessionId });
    return address.href;
  } catch (error) {
    log.error({ reason: errorMessage(error) }, "the provider of sign-in does not answer");
    return refusedAt(back, "provider-failed");
  }
}

/**
 * Takes people in who come back from the provider.
 *
 * @param query what it sent back, behind the question mark
 * @returns where the browser is to go, on this site
 */
export async function returnFromProvider(
  settings: ProviderSettings,
  query: string,
): Promise<string> {
  const attempt = await takeAttempt();
  if (!attempt) return refusedAt(staffPaths.signIn(defaultLocale), "provider-expired");
  const { locale, linkIn } = attempt;
  const back = linkIn ? staffPaths.account(locale) : staffPaths.signIn(locale);
  try {
    const proof = await finishAttempt(settings, query, attempt.checks).catch(asFailure);
    return linkIn ? await link(linkIn, proof, locale) : await enter(settings, proof, attempt);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    await noteSecurity({ kind: "provider-failed", detail: { reason: error.code } });
    return refusedAt(back, error.code);
  }
}

/** Only in the session in which it was begun: a browser may have changed hands. */
async function link(sessionId: string, proof: Proof, locale: Locale): Promise<string> {
  const staff = await currentStaff();
  if (staff?.sessionId !== sessionId) throw new Refusal([{ code: "provider-expired" }]);
  await linkIdentity(staff, proof);
  return `${staffPaths.account(locale)}?done=provider-linked`;
}

async function enter(settings: ProviderSettings, proof: Proof, attempt: Attempt): Promise<string> {
  const userId = await whoIs(proof);
  const { email, role, locale } = await editorialDb().user.findUniqueOrThrow({
    where: { id: userId },
  });
  const withFactor = sawTwoFactors(proof, settings);
  await beginSession(userId, { withFactor });
  const missing = withFactor ? undefined : await missingFactor({ id: userId, role });
  if (!missing) await signedIn({ userId, email }, "provider");
  const desk = isLocale(locale) ? locale : attempt.locale;
  return wayIn({ locale: attempt.locale, desk }, attempt.next, missing);
}

/** @throws Refusal `provider-unknown`, `email-taken` */
async function whoIs(proof: Proof): Promise<string> {
  const known = await ownerOf(proof);
  if (known) return known;
  const invited = proof.verifiedEmail && (await acceptByIdentity(proof, proof.verifiedEmail));
  if (invited) return invited;
  throw new Refusal([{ code: "provider-unknown" }]);
}

/** Whatever did not fit: people can only try again, and the log has it. */
function asFailure(error: unknown): never {
  log.warn({ reason: errorMessage(error) }, "an answer of the provider of sign-in was refused");
  throw new Refusal([{ code: "provider-failed" }]);
}

const refusedAt = (path: string, code: RefusalCode) => `${path}?refused=${code}`;
