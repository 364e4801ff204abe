import { saveRevision } from "@/features/editorial/drafts/save-revision";
import { staffRequest } from "@/features/staff/http/staff-request";
import type { SaveReply } from "@/features/writing/saving/send-save";
import { saveSchema } from "@/features/writing/schema";
import { isLocale } from "@/i18n/routing";

type Context = RouteContext<"/[locale]/staff/stories/[document]/[language]/save">;

/**
 * Keeps what the editor holds. An address and not an action, because it must
 * outlive the page: a tab that was open before a new version of the site was
 * installed still saves here.
 */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { document, language } = await params;
  if (!isLocale(language)) return new Response(null, { status: 404 });
  return staffRequest(request, saveSchema, async (staff, { basedOn, content, tab }, raw) => {
    const saved = await saveRevision(
      { userId: staff.userId },
      { documentId: document, locale: language, basedOn, content, raw, tab },
    );
    if (saved.outcome !== "refused") return saved;
    const { copy, faults } = saved;
    const refused = { ok: false, code: "refused", reasons: faults, copy } satisfies SaveReply;
    return Response.json(refused, { status: 422 });
  });
}
