import { unstable_cache } from "next/cache";
import { Pool } from "pg";

/** The article of the bench, as a Next page without anything else: static until its tag is revalidated. */

export const dynamic = "force-static";
export const generateStaticParams = () => [];

let pool;

const story = unstable_cache(
  async (slug) => {
    pool ??= new Pool({ connectionString: process.env.DATABASE_URL, max: 4 });
    const { rows } = await pool.query(
      "SELECT title, summary, body FROM public_record.publication WHERE slug = $1 AND locale = 'en'",
      [slug],
    );
    return rows[0];
  },
  ["story"],
  { tags: ["story"] },
);

export default async function Page({ params }) {
  const { title, summary, body } = await story((await params).slug);
  return (
    <article>
      <h1>{title}</h1>
      <p>{summary}</p>
      {body.content.map(({ attrs, content }) => (
        <p key={attrs.id}>{content?.map(({ text }) => text)}</p>
      ))}
    </article>
  );
}
