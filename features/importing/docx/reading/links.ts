import { typedAddress } from "@/features/writing/body/typed-address";
import { type Context, placeOf } from "./context";

/** @returns the address that a text may have; a link that leads nowhere is left out, its words stay */
export function linkFor(target: string, words: string, context: Context): string | undefined {
  const { link, number } = context;
  if (link?.target === target && link.number === number) return link.href;
  const href = addressOf(target);
  context.link = { target, number, href };
  context.collector.count("link", href === undefined ? "leftOut" : "imported");
  if (href !== undefined) return href;
  context.collector.remark(
    "link-left-out",
    "A link leads to a place within the document or on somebody's own machine: its words came in without it.",
    placeOf(context, `${words} (${target})`),
  );
  return undefined;
}

function addressOf(target: string): string | undefined {
  // Word writes what was typed: spaces around it, and in it as such.
  return target.startsWith("#") ? undefined : typedAddress(target.trim().replaceAll(" ", "%20"));
}
