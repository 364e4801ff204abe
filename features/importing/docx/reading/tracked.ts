import { textIn, type Xml } from "@/features/importing/docx/package/xml";
import type { Collector } from "@/features/importing/report/collect";
import { shortened } from "@/features/importing/report/collect";
import type { Choice, Decision, Decisions } from "@/features/importing/report/import-report";

/** So many changes are asked about one by one; what all are answered with holds for the others. */
const mostAsked = 300;

/** Answers all changes that have no answer of their own. */
const allKey = "tracked-changes";

type Kind = "insertion" | "deletion" | "move";

const codes = {
  insertion: "tracked-insertion",
  deletion: "tracked-deletion",
  move: "tracked-move",
} as const;

const sentences: Record<Kind, string> = {
  insertion: "Words that were inserted as a tracked change.",
  deletion: "Words that were deleted as a tracked change.",
  move: "A passage that was moved as a tracked change.",
};

/**
 * Tracked changes of a document, each a decision that a person may take: to
 * accept it, which stands by default, or to reject it.
 */
export class TrackedChanges {
  readonly #asked = new Map<string, Decision>();
  readonly #moves = new Map<string, string>();
  #last: { key: string; kind: Kind; author: string; number: number } | undefined;
  #count = 0;

  constructor(
    readonly collector: Collector,
    readonly decisions: Decisions,
  ) {}

  /**
   * Whether what stands in a change belongs to the text.
   *
   * @param node `w:ins`, `w:del`, `w:moveFrom`, `w:moveTo`
   * @param number paragraph that it stands in
   * @param move name of the move, where it is one
   */
  keeps(node: Xml, number: number, move?: string): boolean {
    const isOut = node.name === "w:del" || node.name === "w:moveFrom" || node.name === "w:cellDel";
    const kind: Kind = /move/.test(node.name) ? "move" : isOut ? "deletion" : "insertion";
    const accepted = this.#answer(kind, node, number, move) === "accept";
    return accepted !== isOut;
  }

  /** What lies between two changes parts them. */
  interrupt(): void {
    this.#last = undefined;
  }

  #answer(kind: Kind, node: Xml, number: number, move: string | undefined): Choice {
    const author = node.attrs["w:author"] ?? "";
    const words = textIn(node);
    const last = this.#last;
    // Word cuts one change into as many pieces as there are looks in it.
    const goesOn = last && last.kind === kind && last.author === author && last.number === number;
    const known =
      kind === "move" && move !== undefined ? this.#moves.get(move) : goesOn ? last.key : undefined;
    const key = known ?? `${kind}-${++this.#count}`;
    if (kind === "move" && move !== undefined) this.#moves.set(move, key);
    this.#last = { key, kind, author, number };
    const taken = this.#taken(key);
    const decision = this.#asked.get(key);
    if (decision) {
      if (kind !== "move") decision.words += words;
    } else {
      this.collector.remark(codes[kind], sentences[kind], { part: "body", number, words });
      if (this.#asked.size < mostAsked) {
        this.#asked.set(key, {
          key,
          code: "tracked-change",
          what: kind,
          words,
          ...(author ? { author } : {}),
          ...(node.attrs["w:date"] ? { date: node.attrs["w:date"] } : {}),
          choices: ["accept", "reject"],
          taken,
        });
      }
    }
    return taken;
  }

  #taken(key: string): Choice {
    const said = this.decisions[key] ?? this.decisions[allKey];
    return said === "reject" ? "reject" : "accept";
  }

  get asked(): Decision[] {
    return [...this.#asked.values()].map((each) => ({ ...each, words: shortened(each.words) }));
  }
}
