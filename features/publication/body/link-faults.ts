import { type LinkFault, linkFault } from "@/lib/text/link-address";

type Found = { path: (string | number)[]; fault: LinkFault };

type Mark = { type: string; attrs?: object };
type Part = {
  type: string;
  content?: readonly Part[] | undefined;
  marks?: readonly Mark[] | undefined;
};

/** Links of a body that lead nowhere, or elsewhere than they say, each with its place in the body. */
export function linkFaultsOf(part: Part, path: (string | number)[] = []): Found[] {
  const own = (part.marks ?? []).flatMap(({ type, attrs }, index): Found[] => {
    const href = type === "link" && attrs && "href" in attrs ? attrs.href : undefined;
    const fault = typeof href === "string" ? linkFault(href) : undefined;
    return fault ? [{ path: [...path, "marks", index], fault }] : [];
  });
  const inner = (part.content ?? []).flatMap((each, index) =>
    linkFaultsOf(each, [...path, "content", index]),
  );
  return [...own, ...inner];
}
