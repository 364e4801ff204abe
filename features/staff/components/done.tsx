import { useTranslations } from "next-intl";
import { Notice } from "@/components/desk/notice";

const known = [
  "profile",
  "sessions",
  "passkey",
  "invited",
  "withdrawn",
  "role",
  "disable",
  "enable",
  "end-sessions",
  "remove-second-factor",
] as const;

/** Says what was done, after an action has led back to its page. */
export function Done({ what }: { what: string | undefined }) {
  const t = useTranslations("Done");
  const found = known.find((each) => each === what);
  return found ? <Notice kind="good">{t(found)}</Notice> : null;
}
