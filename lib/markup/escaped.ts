const special = /["'&<>]/;
const entities: Record<string, string> = {
  '"': "&quot;",
  "'": "&#x27;",
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
};

/** A text as HTML, between elements and in an attribute within quotation marks; as React writes it. */
export const escaped = (text: string): string =>
  special.test(text) ? text.replace(/["'&<>]/g, (sign) => entities[sign] ?? "") : text;
