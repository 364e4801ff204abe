import { useTranslations } from "next-intl";
import { SubmitButton } from "@/components/desk/submit-button";

/** Saved is not yet public. */
export function SaveButtons({ mayPublish }: { mayPublish: boolean }) {
  const t = useTranslations("SaveButtons");
  return (
    <div className="button-row">
      <SubmitButton kind="plain" name="act" value="save">
        {t("save")}
      </SubmitButton>
      {mayPublish && (
        <SubmitButton name="act" value="publish">
          {t("publish")}
        </SubmitButton>
      )}
    </div>
  );
}
