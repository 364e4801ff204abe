import { z } from "zod";
import { neededLine, proseField } from "@/lib/text/fields";

/** What somebody without an account can say of a text that a link shows them. */
export const opinionAnswers = ["agree", "change"] as const;

export type OpinionAnswer = (typeof opinionAnswers)[number];

/** What the audit trail calls somebody who came by a link. Their name stands with the opinion alone, which can be erased. */
export const linkReader = "share-link";

export const opinionLimits = { name: 80, words: 600 } as const;

/** As the form of a shared draft sends it. */
export const opinionSchema = z
  .object({
    token: z.string().max(100),
    answer: z.enum(opinionAnswers),
    name: neededLine(opinionLimits.name),
    words: proseField(opinionLimits.words).default(""),
    /** Of what they were shown when they answered. */
    shown: z.string().max(100),
    /** The answer of theirs that this one replaces, whatever name it had. */
    earlier: z.uuid().optional(),
  })
  .refine(({ answer, words }) => answer === "agree" || words !== "", {
    path: ["words"],
    message: "empty",
  });

export type GivenOpinion = z.output<typeof opinionSchema>;
