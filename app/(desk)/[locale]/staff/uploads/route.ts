import { answerUpload } from "@/features/media/uploads/tus-server";
import { answeredStaff } from "@/features/staff/http/staff-request";

/** Begins an upload (tus 1.0.0, creation): the answer's `Location` is where its bytes are sent. */
export function POST(request: Request): Promise<Response> {
  return answeredStaff(request, ({ userId }) => answerUpload(request, userId));
}
