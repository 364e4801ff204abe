import { useTranslations } from "next-intl";
import { Notice } from "@/components/desk/notice";

const known = ["save", "publish", "lead", "redirects", "term", "term-removed", "terms"] as const;

/** Says what was done, after an action has led back to its page. */
export function Saved({ what }: { what: string | undefined }) {
  const t = useTranslations("Saved");
  const found = known.find((each) => each === what);
  return found ? <Notice kind="good">{t(found)}</Notice> : null;
}
