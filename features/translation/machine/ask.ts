import { z } from "zod";
import { severalLines } from "@/lib/text/input";
import { isBlank } from "@/lib/text/seen";
import { messagesOf, type Question } from "./question";
import type { MachineSettings } from "./settings";

/** Why there is no suggestion. The desk says each in words. */
export type MachineFaultCode =
  /** The house has no machine. */
  | "off"
  /** No connection. */
  | "away"
  | "slow"
  /** The key, or the account's means: its owner has to act. */
  | "key"
  | "busy"
  /** Another answer than that it was done. */
  | "refused"
  /** The address leads elsewhere: what is sent must not be. */
  | "redirect"
  | "too-large"
  /** No JSON of the kind that was asked for, or of another passage. */
  | "unreadable"
  | "empty"
  /** Of the passage: more than is sent at once. */
  | "too-long"
  /** Of the person: more than thirty a minute. */
  | "too-often";

/** No suggestion, and why. */
export class MachineFault extends Error {
  constructor(
    readonly code: MachineFaultCode,
    readonly status?: number,
  ) {
    super(status === undefined ? code : `${code} (${status})`);
    this.name = "MachineFault";
  }
}

const longestAnswerMs = 30_000;
const mostBytes = 256 * 1024;
/** A translation may have so many times the letters of its source (Russian of Chinese has four), and so many more. */
const mostTimes = 12;
const mostMore = 400;

const completionSchema = z.object({
  choices: z
    .array(z.object({ message: z.object({ content: z.string() }) }))
    .min(1)
    .max(8),
});

const answerSchema = z.object({ id: z.string(), translation: z.string() });

/**
 * Asks a server with OpenAI's interface for the translation of one passage.
 * Bounded in time and in bytes; redirects are not followed, because what is
 * asked would be sent to somebody whom nobody has chosen.
 *
 * @returns plain words
 * @throws MachineFault
 */
export async function askMachine(
  { url, key, model }: MachineSettings,
  question: Question,
  withinMs = longestAnswerMs,
): Promise<string> {
  const signal = AbortSignal.timeout(withinMs);
  try {
    const response = await fetch(`${url}/chat/completions`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        accept: "application/json",
        ...(key ? { authorization: `Bearer ${key}` } : {}),
      },
      body: JSON.stringify({ model, temperature: 0, messages: messagesOf(question) }),
      redirect: "manual",
      cache: "no-store",
      signal,
    });
    if (!response.ok) {
      // Nobody reads it: the connection is let go.
      await response.body?.cancel();
      throw new MachineFault(faultOf(response.status), response.status);
    }
    return translationIn(await textOf(response), question);
  } catch (error) {
    if (error instanceof MachineFault) throw error;
    throw new MachineFault(signal.aborted ? "slow" : "away");
  }
}

function faultOf(status: number): MachineFaultCode {
  if (status >= 300 && status < 400) return "redirect";
  if (status === 401 || status === 402 || status === 403) return "key";
  return status === 429 || status === 503 ? "busy" : "refused";
}

async function textOf({ body }: Response): Promise<string> {
  const decoder = new TextDecoder("utf-8");
  let [text, bytes] = ["", 0];
  // Counted while it comes, as it is after unpacking: what its head says of its length may be wrong.
  for await (const chunk of body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > mostBytes) throw new MachineFault("too-large");
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

function translationIn(text: string, { id, text: source }: Question): string {
  const completion = completionSchema.safeParse(jsonOf(text));
  const content = completion.data?.choices[0]?.message.content;
  if (content === undefined) throw new MachineFault("unreadable");
  if (isBlank(content)) throw new MachineFault("empty");
  const answer = answerSchema.safeParse(jsonOf(unfenced(content)));
  if (!answer.success || answer.data.id !== id) throw new MachineFault("unreadable");
  const words = severalLines(answer.data.translation);
  if (isBlank(words)) throw new MachineFault("empty");
  if (words.length > source.length * mostTimes + mostMore) throw new MachineFault("too-large");
  // It would stand in the text as letters.
  if (markup.test(words) && !markup.test(source)) throw new MachineFault("unreadable");
  return words;
}

const markup = /<\/?[a-z][^<>]*>/i;

/** Many models put JSON into a fence, whatever they are told. */
const unfenced = (text: string) => text.trim().replace(/^```(?:json)?\s*([\s\S]*?)\s*```$/, "$1");

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
