import { z } from "zod";
import { isThisMachine } from "@/lib/provider-settings";

/** Settings about a machine that proposes translations. Off until they are set: nothing leaves the site before. */

const text = z.string().optional();

export const machineSettings = {
  TRANSLATION_MACHINE_URL: text.refine((value) => value === undefined || isBase(value), {
    error:
      "TRANSLATION_MACHINE_URL must be the address that stands before /chat/completions, such as https://api.example.com/v1: https (http on this machine alone), without a login and a question mark.",
  }),
  TRANSLATION_MACHINE_KEY: text.refine(
    (value) => value === undefined || /^[\x21-\x7e]{1,500}$/.test(value),
    { error: "TRANSLATION_MACHINE_KEY must be the key as it was given, without spaces." },
  ),
  TRANSLATION_MACHINE_MODEL: text.refine(
    (value) => value === undefined || /^[^\p{C}]{1,200}$/u.test(value),
    { error: "TRANSLATION_MACHINE_MODEL must be the name of a model, of at most 200 characters." },
  ),
  TRANSLATION_MACHINE_NAME: text.refine(
    (value) => value === undefined || /^[^\p{C}]{1,60}$/u.test(value),
    {
      error:
        "TRANSLATION_MACHINE_NAME must be a name of at most 60 characters, as the desk is to call the tool.",
    },
  ),
};

type Given = Partial<Record<keyof typeof machineSettings, string | undefined>>;

/** Address and model, or nothing at all; a server in the house may want no key. */
export const isWholeMachine = (env: Given): boolean => {
  const { TRANSLATION_MACHINE_URL: url, TRANSLATION_MACHINE_MODEL: model } = env;
  if (url !== undefined || model !== undefined) return url !== undefined && model !== undefined;
  return env.TRANSLATION_MACHINE_KEY === undefined && env.TRANSLATION_MACHINE_NAME === undefined;
};

export const machineProblem =
  "TRANSLATION_MACHINE_URL and TRANSLATION_MACHINE_MODEL belong together: set both, or none of the TRANSLATION_MACHINE settings.";

function isBase(value: string): boolean {
  if (!URL.canParse(value) || /[?#]/.test(value)) return false;
  const { protocol, hostname, username, password } = new URL(value);
  if (username || password) return false;
  return protocol === "https:" || (protocol === "http:" && isThisMachine(hostname));
}
