import { answeredStaff } from "@/features/staff/http/staff-request";
import { largestFileBytes } from "@/features/xliff/format/read-bytes";
import { XliffError } from "@/features/xliff/format/xliff-error";
import { wholeBody } from "@/features/xliff/reading/whole-body";
import { importXliff } from "@/features/xliff/write/import-xliff";

type Context = RouteContext<"/[locale]/staff/stories/[document]/xliff">;

/** Takes in what a translator's tool has made of a story: the body is the file. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { document } = await params;
  return answeredStaff(request, async ({ userId }) => {
    try {
      const bytes = await wholeBody(request.body, largestFileBytes);
      const report = await importXliff({ userId }, { bytes, documentId: document });
      return Response.json({ ok: true, report });
    } catch (error) {
      if (!(error instanceof XliffError)) throw error;
      const { fault, line } = error;
      return Response.json({ ok: false, code: "xliff", fault, line }, { status: 400 });
    }
  });
}
