import { RefusedFile } from "@/features/importing/readers/refused-file";
import { receivePictures } from "@/features/importing/write/receive-pictures";
import { answeredStaff } from "@/features/staff/http/staff-request";

/** Takes in files for pictures that an import was missing: the body is a form with them. */
export function POST(request: Request): Promise<Response> {
  return answeredStaff(request, async ({ userId }) => {
    try {
      return Response.json({ ok: true, ...(await receivePictures({ userId }, request)) });
    } catch (error) {
      if (!(error instanceof RefusedFile)) throw error;
      return Response.json({ ok: false, code: "file", refusal: error.refusal }, { status: 400 });
    }
  });
}
