import { endPresence, notePresence } from "@/features/editorial/presence/presence";
import { staffRequest } from "@/features/staff/http/staff-request";
import type { PresenceReply } from "@/features/writing/presence/send-presence";
import { presenceSchema } from "@/features/writing/schema";
import { isLocale } from "@/i18n/routing";
import { isUuid } from "@/lib/patterns";

type Context = RouteContext<"/[locale]/staff/stories/[document]/[language]/presence">;

/**
 * An open editor says every few seconds that it is open, and hears who else
 * has the text. An address and not an action: actions wait for each other, and
 * a page that is being left can still send to it.
 */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { document, language } = await params;
  if (!isLocale(language) || !isUuid(document)) return new Response(null, { status: 404 });
  return staffRequest(request, presenceSchema, async ({ userId }, { tab, handed, leaves }) => {
    const where = { documentId: document, locale: language, tab };
    if (leaves) {
      await endPresence(userId, where);
      return {};
    }
    const here = await notePresence(userId, { ...where, handed });
    return here satisfies Omit<PresenceReply & { ok: true }, "ok">;
  });
}
