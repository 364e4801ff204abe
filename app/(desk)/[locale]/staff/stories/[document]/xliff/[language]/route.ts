import { Readable } from "node:stream";
import { answeredStaff } from "@/features/staff/http/staff-request";
import { storyFile } from "@/features/xliff/data";
import { isLocale } from "@/i18n/routing";

type Context = RouteContext<"/[locale]/staff/stories/[document]/xliff/[language]">;

/** A story as a file for a translator's tool. `from` names the language to translate from. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { document, language } = await params;
  if (!isLocale(language)) return new Response(null, { status: 404 });
  return answeredStaff(request, async () => {
    const from = new URL(request.url).searchParams.get("from") ?? undefined;
    if (!isLocale(from)) return Response.json({ ok: false, code: "invalid" }, { status: 400 });
    const { name, pieces } = await storyFile({ documentId: document, locale: language, from });
    const bytes = Readable.from(pieces, { objectMode: false });
    return new Response(Readable.toWeb(bytes) as ReadableStream<Uint8Array>, {
      headers: {
        "Content-Type": "application/x-xliff+xml; charset=utf-8",
        "Content-Disposition": `attachment; filename="${name}"`,
        "Cache-Control": "private, no-store",
      },
    });
  });
}
