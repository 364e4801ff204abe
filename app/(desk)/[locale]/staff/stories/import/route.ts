import { RefusedFile } from "@/features/importing/readers/refused-file";
import { receiveFile } from "@/features/importing/write/receive-file";
import { answeredStaff } from "@/features/staff/http/staff-request";

/** Looks at a file that is to become a text, or makes the draft of it: the body is a form with the file. */
export function POST(request: Request): Promise<Response> {
  return answeredStaff(request, async ({ userId }) => {
    try {
      return Response.json({ ok: true, ...(await receiveFile({ userId }, request)) });
    } catch (error) {
      if (!(error instanceof RefusedFile)) throw error;
      return Response.json({ ok: false, code: "file", refusal: error.refusal }, { status: 400 });
    }
  });
}
