/**
 * Structured data, without the context that all of it has. Who makes it checks
 * it against the types of schema-dts; a type for all of them here costs the
 * compiler minutes. `<` is escaped so that no text can end the script
 * element it stands in.
 */
export function JsonLd({ data }: { data: { "@type": string; [property: string]: unknown } }) {
  const json = JSON.stringify({ "@context": "https://schema.org", ...data });
  return (
    <script
      type="application/ld+json"
      // biome-ignore lint/security/noDangerouslySetInnerHtml: JSON has no other way into a script element, and `<` is escaped
      dangerouslySetInnerHTML={{ __html: json.replaceAll("<", "\\u003c") }}
    />
  );
}
