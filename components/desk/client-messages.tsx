import { NextIntlClientProvider, useMessages } from "next-intl";
import type { ReactNode } from "react";

type Props = {
  /** Namespaces that client components within use; a page carries no others. */
  namespaces: readonly string[];
  children: ReactNode;
};

/** Gives client components the words they show. */
export function ClientMessages({ namespaces, children }: Props) {
  const messages: Record<string, unknown> = useMessages();
  const chosen = Object.fromEntries(namespaces.map((name) => [name, messages[name]]));
  return <NextIntlClientProvider messages={chosen}>{children}</NextIntlClientProvider>;
}
