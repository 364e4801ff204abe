import { RefusedFile } from "@/features/importing/readers/refused-file";
import { answeredStaff } from "@/features/staff/http/staff-request";

/**
 * Answers staff who send a file to be read, by the rules of every request of theirs.
 *
 * @param work what is done with it for the account; its answer stands beside `ok`
 * @returns 400 with the code of the refusal where the file is not read
 */
export function answeredFile(
  request: Request,
  work: (userId: string) => Promise<object>,
): Promise<Response> {
  return answeredStaff(request, async ({ userId }) => {
    try {
      return Response.json({ ok: true, ...(await work(userId)) });
    } catch (error) {
      if (!(error instanceof RefusedFile)) throw error;
      return Response.json({ ok: false, code: "file", refusal: error.refusal }, { status: 400 });
    }
  });
}
