import { useTranslations } from "next-intl";
import { Notice } from "@/components/desk/notice";
import { mailFolder, mailIsSent } from "@/lib/mail";

const known = [
  "profile",
  "sessions",
  "passkey",
  "provider-linked",
  "provider-unlinked",
  "invited",
  "withdrawn",
  "role",
  "disable",
  "enable",
  "end-sessions",
  "remove-factors",
] as const;

/** Says what was done, after an action has led back to its page. */
export function Done({ what }: { what: string | undefined }) {
  const t = useTranslations("Done");
  const found = known.find((each) => each === what);
  if (!found) return null;
  if (found === "invited" && !mailIsSent()) {
    return <Notice>{t("invitedFile", { folder: mailFolder() })}</Notice>;
  }
  return <Notice kind="good">{t(found)}</Notice>;
}
