import { OperatorError } from "@/lib/startup/operator-error.mjs";
import { type Command, command } from "./command";

const removeFactors = command({
  name: "user remove-factors",
  summary: "Lets somebody in anew who has lost their phone and their recovery codes",
  args: [{ name: "EMAIL", help: "of the account" }],
  options: {},
  notes: [
    "Removes codes, passkeys, recovery codes and the password of the account, signs it out",
    "everywhere, and mails its owner a link to set a new password: the running site sends it.",
    "Without a mail server it is in a file in DATA_DIR/mail.",
  ],
  run: async ({ actor }, [given]) => {
    const { removeFactorsOf } = await import("@/features/staff/accounts/lost-factors");
    const { emailSchema } = await import("@/features/staff/schema");
    const { editorialDb } = await import("@/lib/db/editorial");
    const { data: email } = emailSchema.safeParse(given);
    const user = email && (await editorialDb().user.findUnique({ where: { email } }));
    if (!user) throw new OperatorError(`There is no account with the address ${given}.`);
    await removeFactorsOf(actor, user.id);
    return {
      json: { email: user.email },
      lines: [`Removed what ${user.email} signed in with; a link is on its way there.`],
    };
  },
});

export const accountCommands: readonly Command[] = [removeFactors];
