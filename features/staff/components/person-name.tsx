import { useTranslations } from "next-intl";

/** A person in words: what records keep is an address, or `system:` and what acted by itself. */
export function usePersonName(): (kept: string) => string {
  const t = useTranslations("PersonName");
  return (kept) => {
    if (!kept.startsWith("system:")) return kept;
    if (kept === "system:share-link") return t("reader");
    return t(kept === "system:cli" ? "command" : "site");
  };
}

type Props = {
  /** As the record has it. */
  kept: string;
  /** What the person is called now, where that is known. */
  name?: string | undefined;
};

export function PersonName({ kept, name }: Props) {
  const words = usePersonName();
  return name ?? words(kept);
}
