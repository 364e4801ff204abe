import { saveRevision } from "@/features/editorial/save-mutations";
import { staffRequest } from "@/features/staff/request";
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
  return staffRequest(request, saveSchema, (staff, { basedOn, content }) =>
    saveRevision(
      { userId: staff.userId },
      { documentId: document, locale: language, basedOn, content },
    ),
  );
}
