import { readFileSync } from "node:fs";
import { Pool } from "pg";
import { createElement } from "react";

/** A page of the site, as Next alone would make it: one question, and the same elements, for each request. */

export const dynamic = "force-dynamic";

let pool;
let pages;

export default async function Page({ params }) {
  const path = `/${(await params).path.join("/")}`;
  pool ??= new Pool({ connectionString: process.env.DATABASE_URL, max: 4 });
  pages ??= JSON.parse(readFileSync(process.env.BENCH_PAGES, "utf8"));
  const { rows } = await pool.query(
    "SELECT title, summary, body, story_date FROM public_record.publication WHERE path = $1",
    [path],
  );
  if (rows.length === 0) throw new Error(`no text at ${path}`);
  return pages[path].map(elementOf);
}

function elementOf(node, key) {
  if (typeof node === "string") return node;
  const [name, attributes, children] = node;
  if (name === "script") {
    return createElement(name, {
      ...attributes,
      key,
      dangerouslySetInnerHTML: { __html: children[0] },
    });
  }
  return createElement(name, { ...attributes, key }, ...children.map(elementOf));
}
