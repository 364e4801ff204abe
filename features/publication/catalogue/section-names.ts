/** Names of sections by their key. */
export function sectionNames(sections: { key: string; name: string }[]): Record<string, string> {
  return Object.fromEntries(sections.map(({ key, name }) => [key, name]));
}
