import type { Content } from "@/features/editorial/schema";
import { locales } from "@/i18n/routing";
import type { Transaction } from "@/lib/db/editorial";

const inside = new RegExp(`^/(?:${locales.join("|")})(?:/|$)`);

/** Which documents the addresses of this site in texts are: each language has its own. */
export async function ownAddresses(
  tx: Transaction,
  contents: readonly Content[],
): Promise<Map<string, string>> {
  const hrefs = contents.flatMap(({ body }) => [
    ...JSON.stringify(body).matchAll(/"href":"(\/[^"#?]*)/g),
  ]);
  const wanted = [
    ...new Set(hrefs.map(([, href = ""]) => href).filter((href) => inside.test(href))),
  ];
  if (wanted.length === 0) return new Map();
  const rows = await tx.publicPath.findMany({ where: { path: { in: wanted } } });
  return new Map(rows.flatMap(({ path, documentId }) => (documentId ? [[path, documentId]] : [])));
}

/** A content whose links lead to documents instead of addresses of this site. */
export function resolved(content: Content, byPath: ReadonlyMap<string, string>): Content {
  if (byPath.size === 0) return content;
  const body = JSON.parse(JSON.stringify(content.body), (name, value) =>
    name === "attrs" && typeof value?.href === "string" && byPath.has(value.href)
      ? { document: byPath.get(value.href) }
      : value,
  );
  return { ...content, body };
}
