import { readFileSync } from "node:fs";
import path from "node:path";
import { createDocument } from "@/features/editorial/drafts/documents";
import { storyPaths } from "@/features/editorial/paths";
import { bodyLimits } from "@/features/publication/body/body-limits";
import { nextPart, ownBuild } from "@/lib/startup/builds";

/** What is sent, over as many connections as there are paths. */
export type Kind = {
  name: string;
  paths: string[];
  headers: Record<string, string>;
  before: string;
  after: string;
};

const connections = 4;
const actor = { system: "bench" };

/** Stories of which each connection saves one. */
export async function newDocuments(): Promise<string[]> {
  const ids: string[] = [];
  for (let count = 0; count < connections; count++) {
    const input = {
      kind: "ARTICLE",
      primaryLocale: "en",
      sectionKey: "crash",
      storyDate: "2020-01-11",
    } as const;
    ids.push((await createDocument(actor, input)).documentId);
  }
  return ids;
}

/**
 * @param documents of `newDocuments`
 * @param cookie of somebody at the desk
 */
export function kindsOf(documents: readonly string[], origin: string, cookie: string): Kind[] {
  const own = { origin, "sec-fetch-site": "same-origin" };
  const signIn = Array.from({ length: connections }, () => "/en/staff/sign-in");
  const action = { ...own, "next-action": signInAction(), "content-type": "text/plain" };
  const brackets = (bytes: number) => ({ before: "[".repeat(bytes), after: "" });
  const saves = {
    paths: documents.map((each) => storyPaths.save("en", each, "en")),
    headers: { ...own, cookie, "content-type": "application/json" },
  };
  return [
    {
      name: "900 KB of brackets to an action, by anyone",
      paths: signIn,
      headers: action,
      ...brackets(900_000),
    },
    {
      name: "60 KB of them, which are let in",
      paths: signIn,
      headers: action,
      ...brackets(60_000),
    },
    {
      name: "900 KB of them, by somebody signed in",
      paths: signIn,
      headers: { ...action, cookie },
      ...brackets(900_000),
    },
    { name: "a text at its limits, saved", ...saves, ...saved(textOf(bodyLimits.characters)) },
    {
      // With the words of its form it comes close to the four million that a save may have.
      name: "a text of 3.2 million characters, which is kept as it was sent",
      ...saves,
      ...saved(textOf(3_200_000)),
    },
  ];
}

/** Of the form that everybody may send. */
function signInAction(): string {
  const file = path.join(nextPart(ownBuild()), "server", "server-reference-manifest.json");
  const { node } = JSON.parse(readFileSync(file, "utf8")) as {
    node: Record<string, { workers: Record<string, unknown> }>;
  };
  const found = Object.entries(node).find(([, { workers }]) =>
    Object.keys(workers).some((each) => each.includes("sign-in")),
  );
  if (!found) throw new Error("the build has no action on the page to sign in");
  return found[0];
}

/** As many blocks as a text may have, in which every second word is bold. */
function textOf(characters: number): object[] {
  const pieces = 4;
  const each = Math.floor(characters / bodyLimits.blocks / pieces);
  return Array.from({ length: bodyLimits.blocks - 1 }, (_, index) => ({
    type: "paragraph",
    attrs: { id: `b${index}` },
    content: Array.from({ length: pieces }, (_, piece) => ({
      type: "text",
      text: "字ab ".repeat(Math.ceil(each / 4)).slice(0, each),
      ...(piece % 2 === 0 ? {} : { marks: [{ type: "bold" }] }),
    })),
  }));
}

/** Its title says which save it is: one that changes nothing is not kept. */
function saved(blocks: object[]): Pick<Kind, "before" | "after"> {
  const content = { slug: "huge", summary: "", body: { type: "doc", content: blocks } };
  return {
    before: '{"basedOn":VERSION,"content":{"title":"Save ',
    after: `",${JSON.stringify(content).slice(1)}}`,
  };
}
