/**
 * Puts what several processes say into one: in Prometheus' form a name has
 * one description and its samples stand together. Which process a sample is
 * of, its label says.
 */
export function mergeFigures(texts: readonly string[]): string {
  const families = new Map<string, { head: string[]; samples: string[] }>();
  for (const text of texts) {
    let current: { head: string[]; samples: string[] } | undefined;
    for (const line of text.split("\n")) {
      const described = /^# HELP (\S+) /.exec(line);
      if (described?.[1]) {
        const name = described[1];
        current = families.get(name) ?? { head: [], samples: [] };
        if (!families.has(name)) families.set(name, current);
        if (current.head.length === 0) current.head.push(line);
      } else if (line.startsWith("# TYPE ")) {
        if (current?.head.length === 1) current.head.push(line);
      } else if (line !== "") current?.samples.push(line);
    }
  }
  return [...families.values()]
    .map(({ head, samples }) => `${[...head, ...samples].join("\n")}\n`)
    .join("\n");
}
