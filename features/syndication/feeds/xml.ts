import { escapeXml } from "@/lib/text/xml";

export function xmlResponse(body: string, type: string): Response {
  return new Response(`<?xml version="1.0" encoding="UTF-8"?>\n${body}`, {
    headers: { "Content-Type": `${type}; charset=utf-8` },
  });
}

/**
 * Declares those of the prefixes that an element of the document has.
 *
 * @param content escaped, so that no text in it looks like an element
 */
export function namespaces(content: string, known: Record<string, string>): string {
  return Object.entries(known)
    .filter(([prefix]) => content.includes(`<${prefix}:`))
    .map(([prefix, name]) => ` xmlns:${prefix}="${name}"`)
    .join("");
}

/** An element with nothing but text in it. */
export function element(name: string, text: string): string {
  return `<${name}>${escapeXml(text)}</${name}>`;
}

/** An element with nothing but attributes. */
export function link(name: string, attributes: Record<string, string>): string {
  const pairs = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(value)}"`);
  return `<${name}${pairs.join("")}/>`;
}
