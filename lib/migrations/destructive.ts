const DESTRUCTIVE: Array<[RegExp, string]> = [
  [/^DROP (TABLE|SCHEMA|TYPE|VIEW)\b/i, "drops a table, schema or type"],
  [/\bDROP COLUMN\b/i, "drops a column"],
  [/\bALTER COLUMN\b[\s\S]*?\b(SET DATA )?TYPE\b/i, "changes a column's type"],
  [
    /\bALTER COLUMN\b[\s\S]*?\bSET NOT NULL\b/i,
    "makes a column required that may be empty in existing rows",
  ],
  [
    /\bADD COLUMN\b(?![^,]*\bDEFAULT\b)[^,]*\bNOT NULL\b/i,
    "adds a required column without a default",
  ],
  [/^CREATE UNIQUE INDEX\b/i, "asks for unique values where existing rows may repeat"],
  [/^(TRUNCATE|DELETE FROM)\b/i, "deletes rows"],
];

/** The statements of a generated script that lose existing data or fail on it, with the reason. */
export function destructiveSteps(script: string): string[] {
  const created = new Set(Array.from(script.matchAll(/CREATE TABLE (\S+)/gi), (match) => match[1]));
  const steps: string[] = [];
  for (const statement of statements(script)) {
    // What concerns a table made in the same script meets no rows.
    const target = /\b(?:ON|TABLE) ("[^\s(]+|\S+)/i.exec(statement)?.[1];
    if (target && created.has(target)) continue;
    for (const [pattern, reason] of DESTRUCTIVE) {
      if (pattern.test(statement)) steps.push(`${reason}: ${statement.replace(/\s+/g, " ")}`);
    }
  }
  return steps;
}

/** What a function does when it is called later, which takes nothing away now. */
const functionBody = /(\bCREATE (?:OR REPLACE )?FUNCTION\b[\s\S]*?)\$(\w*)\$[\s\S]*?\$\2\$/gi;

/** Without the bodies of functions a semicolon at a line's end always ends a statement. */
function statements(script: string): string[] {
  return script
    .replace(functionBody, "$1")
    .split(/;\s*$/m)
    .map((text) => text.replace(/^\s*--.*$/gm, "").trim())
    .filter((text) => text.length > 0);
}
