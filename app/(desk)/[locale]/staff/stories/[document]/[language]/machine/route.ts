import { staffRequest } from "@/features/staff/http/staff-request";
import { MachineFault } from "@/features/translation/machine/ask";
import { machineSuggestion } from "@/features/translation/machine/data";
import type { MachineReply } from "@/features/translation/machine/send-question";
import { suggestSchema } from "@/features/translation/schema";
import { isLocale } from "@/i18n/routing";
import { isUuid } from "@/lib/patterns";

type Context = RouteContext<"/[locale]/staff/stories/[document]/[language]/machine">;

/**
 * What a machine makes of a passage. An address and not an action: actions
 * wait for each other, and a machine may take half a minute. Why it makes
 * nothing of it is an answer, and no failure of the desk.
 */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { document, language } = await params;
  if (!isLocale(language) || !isUuid(document)) return new Response(null, { status: 404 });
  return staffRequest(request, suggestSchema, async ({ userId }, given) => {
    const which = { documentId: document, locale: language, ...given };
    try {
      const suggestion = await machineSuggestion(userId, which);
      return suggestion satisfies Omit<MachineReply, "ok">;
    } catch (error) {
      if (error instanceof MachineFault) return { fault: error.code };
      throw error;
    }
  });
}
